package live.rostrum.recording.journey;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import live.rostrum.ffmpeg.FfmpegBinary;

/** What FFmpeg and a checksum say of a file. */
final class Media {

    private Media() {}

    /** Decodes all of it, in its own time base (frames are as far apart as they were captured); what FFmpeg complains of, nothing if it is sound. */
    static String decodeErrors(Path file) throws IOException, InterruptedException {
        Process process = FfmpegBinary.ffmpeg()
                .command(List.of(
                        "-v",
                        "error",
                        "-xerror",
                        "-i",
                        file.toString(),
                        "-enc_time_base:v",
                        "demux",
                        "-f",
                        "null",
                        "-"))
                .redirectErrorStream(true)
                .start();
        String complaints = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("FFmpeg does not end");
        }
        return process.exitValue() == 0 ? complaints : "exit " + process.exitValue() + ": " + complaints;
    }

    static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
