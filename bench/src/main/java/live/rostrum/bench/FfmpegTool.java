package live.rostrum.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import live.rostrum.ffmpeg.FfmpegBinary;

/** The bundled FFmpeg as a tool that makes or decodes files here, apart from the server's. */
final class FfmpegTool {

    private static final int PATIENCE_MINUTES = 15;

    private FfmpegTool() {}

    /**
     * Runs it to its end.
     *
     * @return what it said, which is where filters report
     * @throws IOException with what it said, if it failed
     */
    static String run(List<String> arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-nostats", "-y"));
        line.addAll(arguments);
        Path log = Files.createTempFile("ffmpeg", ".log");
        try {
            Process process = FfmpegBinary.ffmpeg()
                    .command(line)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
            process.destroyForcibly();
            String said = Files.readString(log);
            if (!ended || process.exitValue() != 0) {
                throw new IOException("FFmpeg failed: " + said.substring(Math.max(0, said.length() - 2000)));
            }
            return said;
        } finally {
            Files.deleteIfExists(log);
        }
    }
}
