package live.rostrum.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One service as a process of its own, by {@code java -jar}. What it prints goes to a file. */
final class ServiceProcess implements AutoCloseable {

    private static final int SHOWN_LINES = 40;
    private static final Duration REAPING = Duration.ofSeconds(10);

    private final Service service;
    private final Process process;
    private final Path log;

    private ServiceProcess(Service service, Process process, Path log) {
        this.service = service;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it.
     *
     * @param settings Spring properties, on the command line
     * @param secrets variables of its environment: a command line can be read by anybody on the machine
     * @param log where its output is appended
     */
    static ServiceProcess start(Service service, Map<String, Object> settings, Map<String, String> secrets, Path log)
            throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-jar",
                service.jar().toString()));
        settings.forEach((name, value) -> line.add("--" + name + "=" + value));
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("ROSTRUM_") || name.startsWith("SPRING_"));
        builder.environment().putAll(secrets);
        return new ServiceProcess(service, builder.start(), log);
    }

    /** Fails with the end of its log when it has ended. */
    void requireAlive() {
        if (!process.isAlive()) {
            throw new AssertionError(
                    service.label() + " ended with " + process.exitValue() + ":\n" + String.join("\n", lastLines()));
        }
    }

    /** What {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** The FFmpegs that it has running now. */
    List<ProcessHandle> encoders() {
        return process.descendants()
                .filter(child -> child.info().command().orElse("").endsWith("/ffmpeg"))
                .toList();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** Its exit code, or nothing if it is still there after {@code patience}. */
    Optional<Integer> exitCode(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
                ? Optional.of(process.exitValue())
                : Optional.empty();
    }

    /** Its last lines, for the report of a failure. */
    List<String> lastLines() {
        List<String> lines = log().lines().toList();
        return lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
    }

    /** All that it printed. */
    String log() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it, and what it started, in any case. */
    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        process.onExit()
                .orTimeout(REAPING.toSeconds(), TimeUnit.SECONDS)
                .exceptionally(_ -> process)
                .join();
    }
}
