package live.rostrum.processes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import live.rostrum.ffmpeg.FfmpegBinary;

/** What FFmpeg and checksums say of a file, be it what was sent or what was recorded. */
record MediaFile(Path path) {

    private static final int PATIENCE_SECONDS = 60;
    private static final int SOUND_HZ = 48_000;
    private static final int BYTES_A_SAMPLE = 2;

    /**
     * The SHA-256 of each picture, in the order of the file. What is hashed is a picture's slices alone (NAL units of type 1 and 5, ITU-T H.264 7.4.1), behind start
     * codes: two containers of the same encoded pictures agree, whatever each adds around them, and a picture that was encoded again does not.
     */
    List<String> pictures() throws IOException, InterruptedException {
        String lines = new String(
                ffmpeg(List.of(
                        "-map",
                        "0:v:0",
                        "-c:v",
                        "copy",
                        "-bsf:v",
                        "h264_mp4toannexb,filter_units=pass_types=1|5",
                        "-f",
                        "framehash",
                        "-hash",
                        "sha256",
                        "-")),
                StandardCharsets.UTF_8);
        return lines.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(line.lastIndexOf(',') + 1).strip())
                .toList();
    }

    /** How much sound it has when all of it is decoded. */
    double soundSeconds() throws IOException, InterruptedException {
        byte[] samples =
                ffmpeg(List.of("-map", "0:a:0", "-ac", "1", "-ar", Integer.toString(SOUND_HZ), "-f", "s16le", "-"));
        return (double) samples.length / BYTES_A_SAMPLE / SOUND_HZ;
    }

    /** Decodes all of it; fails at the first complaint. */
    void decode() throws IOException, InterruptedException {
        var _ = ffmpeg(List.of("-enc_time_base:v", "demux", "-f", "null", "-"));
    }

    String sha256() throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private byte[] ffmpeg(List<String> output) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("-nostdin", "-v", "error", "-xerror", "-i", path.toString()));
        line.addAll(output);
        return run(line);
    }

    /** Runs FFmpeg; what it wrote to its output. Any message is a failure. */
    static byte[] run(List<String> arguments) throws IOException, InterruptedException {
        Path messages = Files.createTempFile("ffmpeg", ".log");
        try {
            Process process = FfmpegBinary.ffmpeg()
                    .command(arguments)
                    .redirectError(messages.toFile())
                    .start();
            byte[] written = process.getInputStream().readAllBytes();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("FFmpeg does not end: " + arguments);
            }
            String complaints = Files.readString(messages);
            if (process.exitValue() != 0 || !complaints.isBlank()) {
                throw new AssertionError("FFmpeg ended with " + process.exitValue() + ": " + complaints);
            }
            return written;
        } finally {
            Files.delete(messages);
        }
    }
}
