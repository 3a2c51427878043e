package live.rostrum.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Looks into the heap of another JVM of this user by {@code jcmd}, which needs no option of that JVM. */
final class HeapProbe {

    private static final double MEGABYTE = 1 << 20;
    private static final int TIMEOUT_SECONDS = 60;

    private final long pid;

    HeapProbe(ProcessHandle jvm) {
        pid = jvm.pid();
    }

    /** The size of all objects that are reachable: a class histogram makes a full collection first. */
    double reachableMegabytes() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        // Into a file: the other JVM stands still until its answer is taken, and it may be this one.
        Path file = Files.createTempFile("histogram", ".txt");
        try {
            Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .redirectOutput(file.toFile())
                    .start();
            boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            String answer = Files.readString(file);
            if (!ended || process.exitValue() != 0) {
                throw new IOException("jcmd could not look into the server: " + answer);
            }
            return totalBytes(answer) / MEGABYTE;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** The last line: {@code Total <instances> <bytes>}. */
    static long totalBytes(String histogram) throws IOException {
        return histogram
                .lines()
                .filter(line -> line.startsWith("Total"))
                .map(line -> line.strip().split("\\s+", -1))
                .filter(words -> words.length == 3)
                .mapToLong(words -> Long.parseLong(words[2]))
                .findFirst()
                .orElseThrow(() -> new IOException("no total in what jcmd said"));
    }
}
