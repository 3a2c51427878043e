package live.rostrum.recording.assembly;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import live.rostrum.ffmpeg.FfmpegBinary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A poster and a storyboard of a finished recording, from its key frames alone. A recording is whole without them: what fails here is told in the log.
 *
 * <p>The storyboard is a WebVTT file (W3C WebVTT) whose cues name a part of a sheet of pictures ({@code #xywh=}: W3C Media Fragments 4.2.2).
 */
final class Pictures {

    private static final Logger log = LoggerFactory.getLogger(Pictures.class);
    private static final int COLUMNS = 10;
    private static final int ON_A_SHEET = 100;
    private static final int MOST_SHEETS = 12;
    private static final int WIDTH = 160;
    private static final int MOST_POSTER_WIDTH = 1280;
    private static final int SHORTEST_INTERVAL_SECONDS = 10;
    private static final int LONGEST_MINUTES = 10;

    private final FfmpegBinary ffmpeg;

    Pictures(FfmpegBinary ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** Makes {@code poster.jpg}, {@code storyboard-{n}.jpg} and {@code storyboard.vtt} in this folder. */
    void make(Path recording, Duration length, PictureSize size, Path folder) throws IOException {
        poster(recording, length, folder.resolve("poster.jpg"));
        storyboard(recording, length, size, folder);
    }

    /** The first key frame from a tenth of the recording on that is not black; if all are, the first one. */
    private void poster(Path recording, Duration length, Path poster) throws IOException {
        String notBlack = "signalstats,metadata=mode=select:key=lavfi.signalstats.YAVG:value=24:function=greater,";
        if (!run(posterArguments(recording, length.dividedBy(10), notBlack, poster)) || !Files.exists(poster)) {
            run(posterArguments(recording, Duration.ZERO, "", poster));
        }
    }

    private static List<String> posterArguments(Path recording, Duration from, String filter, Path poster) {
        List<String> line = input(recording, from);
        line.addAll(List.of("-vf", filter + "scale='min(" + MOST_POSTER_WIDTH + ",iw)':-2"));
        line.addAll(List.of("-frames:v", "1", "-q:v", "4", "-update", "1", "-y", poster.toString()));
        return line;
    }

    private void storyboard(Path recording, Duration length, PictureSize size, Path folder) throws IOException {
        long seconds = Math.max(1, length.toSeconds());
        long interval = Math.max(SHORTEST_INTERVAL_SECONDS, Math.ceilDiv(seconds, (long) ON_A_SHEET * MOST_SHEETS));
        int height = Math.max(2, (int) Math.round((double) WIDTH * size.height() / size.width() / 2) * 2);
        long count = Math.ceilDiv(seconds, interval);
        long rows = Math.min(ON_A_SHEET / COLUMNS, Math.ceilDiv(count, COLUMNS));
        List<String> line = input(recording, Duration.ZERO);
        String filter = String.format(
                Locale.ROOT,
                "fps=1/%d:start_time=0:round=up,scale=%d:%d,tile=%dx%d",
                interval,
                WIDTH,
                height,
                COLUMNS,
                rows);
        line.addAll(List.of("-vf", filter, "-q:v", "5", "-start_number", "0"));
        line.addAll(List.of("-frames:v", Integer.toString(MOST_SHEETS)));
        line.addAll(List.of("-y", folder.resolve("storyboard-%d.jpg").toString()));
        if (run(line) && Files.exists(folder.resolve("storyboard-0.jpg"))) {
            Files.writeString(
                    folder.resolve("storyboard.vtt"), cues(length, interval, count, height), StandardCharsets.UTF_8);
        }
    }

    private static String cues(Duration length, long interval, long count, int height) {
        StringBuilder text = new StringBuilder("WEBVTT\n");
        for (long i = 0; i < count; i++) {
            long inSheet = i % ON_A_SHEET;
            text.append(String.format(
                    Locale.ROOT,
                    "\n%s --> %s\nstoryboard-%d.jpg#xywh=%d,%d,%d,%d\n",
                    time(Duration.ofSeconds(i * interval)),
                    time(i == count - 1 ? length : Duration.ofSeconds((i + 1) * interval)),
                    i / ON_A_SHEET,
                    inSheet % COLUMNS * WIDTH,
                    inSheet / COLUMNS * height,
                    WIDTH,
                    height));
        }
        return text.toString();
    }

    private static String time(Duration time) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                time.toHours(),
                time.toMinutesPart(),
                time.toSecondsPart(),
                time.toMillisPart());
    }

    private static List<String> input(Path recording, Duration from) {
        List<String> line = new ArrayList<>(List.of("-hide_banner", "-nostdin", "-loglevel", "error", "-threads", "1"));
        line.addAll(List.of("-ss", String.format(Locale.ROOT, "%.3f", from.toMillis() / 1000.0)));
        line.addAll(List.of("-discard:v", "nokey", "-skip_frame", "nokey", "-i", recording.toString(), "-an"));
        return line;
    }

    private boolean run(List<String> arguments) throws IOException {
        Process process = ffmpeg.backgroundCommand(arguments)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                log.warn("FFmpeg took longer than {} minutes for a picture and was ended", LONGEST_MINUTES);
                return false;
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a picture was made", e);
        }
        if (process.exitValue() != 0) {
            log.warn("FFmpeg ended with code {} instead of making a picture", process.exitValue());
        }
        return process.exitValue() == 0;
    }
}
