package live.rostrum.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.json.JSONObject;

/** What the disk gives: fio ({@code apt-get install fio}) writes blocks of one size, each made durable before the next. */
final class Fio {

    private static final double MEGABYTE = 1e6;

    private Fio() {}

    /**
     * Megabytes a second of all writers together.
     *
     * @param writers files that are written at one time
     * @param blockBytes bytes between two fdatasync calls of a file
     */
    static double durableMegabytesASecond(Path directory, int writers, int blockBytes, int seconds)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "fio",
                        "--name=spool",
                        "--directory=" + directory,
                        "--rw=write",
                        "--ioengine=psync",
                        "--bs=" + blockBytes,
                        "--fdatasync=1",
                        "--numjobs=" + writers,
                        "--size=2g",
                        "--time_based",
                        "--runtime=" + seconds,
                        "--fallocate=none",
                        "--create_on_open=1",
                        "--unlink=1",
                        "--group_reporting",
                        "--output-format=json")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("fio failed: " + answer);
        }
        return new JSONObject(answer)
                        .getJSONArray("jobs")
                        .getJSONObject(0)
                        .getJSONObject("write")
                        .getDouble("bw_bytes")
                / MEGABYTE;
    }
}
