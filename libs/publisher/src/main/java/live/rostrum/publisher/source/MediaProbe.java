package live.rostrum.publisher.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import live.rostrum.ffmpeg.FfmpegBinary;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/**
 * What ffprobe says of a file.
 *
 * @param videoCodec of the first picture that is no cover, such as {@code h264}
 * @param audioCodec of the first sound, such as {@code aac}
 * @param keyFrameIntervalMs the longest distance of key frames in the first half minute
 */
record MediaProbe(Optional<String> videoCodec, Optional<String> audioCodec, int keyFrameIntervalMs) {

    private static final int LOOKED_AT_SECONDS = 30;
    private static final int MAX_ANSWER_BYTES = 8 << 20;
    private static final int TIMEOUT_SECONDS = 60;

    static MediaProbe of(Path file) throws IOException, InterruptedException {
        JSONObject streams = ask(file, "-show_entries", "stream=codec_type,codec_name:stream_disposition=attached_pic");
        Optional<String> video = codec(streams, "video");
        Optional<String> audio = codec(streams, "audio");
        if (video.isEmpty() && audio.isEmpty()) {
            throw new IOException(file + " has neither picture nor sound.");
        }
        int interval = video.isPresent() ? longestKeyFrameDistanceMs(file) : 0;
        return new MediaProbe(video, audio, interval);
    }

    private static Optional<String> codec(JSONObject answer, String type) {
        JSONArray streams = answer.optJSONArray("streams", new JSONArray());
        for (int i = 0; i < streams.length(); i++) {
            JSONObject stream = streams.getJSONObject(i);
            JSONObject disposition = stream.optJSONObject("disposition", new JSONObject());
            if (stream.optString("codec_type").equals(type) && disposition.optInt("attached_pic") == 0) {
                return Optional.of(stream.optString("codec_name", "unknown"));
            }
        }
        return Optional.empty();
    }

    private static int longestKeyFrameDistanceMs(Path file) throws IOException, InterruptedException {
        JSONObject answer = ask(
                file,
                "-select_streams",
                "V:0",
                "-show_entries",
                "packet=pts_time,flags",
                "-read_intervals",
                "%+" + LOOKED_AT_SECONDS);
        JSONArray packets = answer.optJSONArray("packets", new JSONArray());
        double longest = 0;
        double last = 0;
        for (int i = 0; i < packets.length(); i++) {
            JSONObject packet = packets.getJSONObject(i);
            double at = packet.optDouble("pts_time", last);
            if (packet.optString("flags").startsWith("K")) {
                longest = Math.max(longest, at - last);
                last = at;
            } else {
                longest = Math.max(longest, at - last);
            }
        }
        return (int) Math.min(60_000, Math.round(longest * 1000)); // the protocol's bound
    }

    private static JSONObject ask(Path file, String... questions) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-of", "json"));
        arguments.addAll(List.of(questions));
        arguments.add("file:" + file);
        Process process = FfmpegBinary.ffprobe()
                .command(arguments)
                .redirectErrorStream(true)
                .start();
        try (InputStream in = process.getInputStream()) {
            process.getOutputStream().close();
            String answer = new String(in.readNBytes(MAX_ANSWER_BYTES), StandardCharsets.UTF_8);
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("FFmpeg cannot read " + file + ": " + firstLine(answer));
            }
            return new JSONObject(answer.substring(Math.max(0, answer.indexOf('{'))));
        } catch (JSONException e) {
            throw new IOException("FFmpeg cannot tell what is in " + file + ".", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String firstLine(String answer) {
        return answer.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.equals("{") && !line.equals("}"))
                .findFirst()
                .orElse("no reason given");
    }
}
