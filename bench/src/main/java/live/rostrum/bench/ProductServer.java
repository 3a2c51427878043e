package live.rostrum.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import live.rostrum.publisher.rest.RostrumApi;
import live.rostrum.publisher.rest.SignIn;

/** The product as a user starts it, with an empty data folder on a free port; ended with all that it started. */
final class ProductServer implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final int POLL_MS = 20;
    private static final int ENDING_SECONDS = 30;
    private static final String EMAIL = "bench@example.org";

    private final HttpClient http = HttpClient.newHttpClient();
    private final WorkFolder data;
    private final Path log;
    private final URI address;
    private final String password = UUID.randomUUID().toString();
    private final ProcessBuilder starter;
    private Process process;
    private double readySeconds;

    private ProductServer(List<String> command, Map<String, String> settings) throws IOException, InterruptedException {
        data = new WorkFolder("rostrum-bench-");
        log = data.resolve("server.log");
        int port = freePort();
        address = URI.create("http://localhost:" + port);
        List<String> line = new ArrayList<>(command);
        line.addAll(
                List.of("--port", Integer.toString(port), "--data", data.path().toString()));
        starter = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        starter.environment().putAll(settings);
        starter.environment().put("ROSTRUM_ADMIN_EMAIL", EMAIL);
        starter.environment().put("ROSTRUM_ADMIN_PASSWORD", password);
        long start = System.nanoTime();
        process = starter.start();
        awaitReady(start);
    }

    /**
     * Starts the product and waits until all services are ready.
     *
     * @param command such as {@code ./rostrum up}
     * @param settings names and values of environment variables
     */
    static ProductServer start(String command, Map<String, String> settings) throws IOException, InterruptedException {
        return new ProductServer(List.of(command.split(" ", -1)), settings);
    }

    /** Ends the server as a crash does ({@code kill -9}), and not what it has started, which is left to find out by itself. */
    void kill() throws InterruptedException {
        ProcessHandle jvm = figures().named("java");
        jvm.destroyForcibly();
        jvm.onExit().join();
        process.waitFor();
    }

    /** Starts it again with the data and the port that it had, and waits until it is ready. */
    void restart() throws IOException, InterruptedException {
        long start = System.nanoTime();
        process = starter.start();
        awaitReady(start);
    }

    private void awaitReady(long startNanos) throws IOException, InterruptedException {
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() - startNanos > READY_WITHIN.toNanos()) {
                String output = Files.readString(log);
                close();
                throw new IOException("The server did not get ready:\n" + output);
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
        readySeconds = (System.nanoTime() - startNanos) / 1e9;
    }

    private boolean isReady() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/actuator/health"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    URI address() {
        return address;
    }

    /** From the last start of the command to the first answer that all is ready. */
    double readySeconds() {
        return readySeconds;
    }

    ProcessFigures figures() {
        return new ProcessFigures(process.toHandle());
    }

    RostrumApi api() {
        return new RostrumApi(address, SignIn.password(EMAIL, password));
    }

    @Override
    public void close() throws IOException {
        List<ProcessHandle> family = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        family.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(ENDING_SECONDS, TimeUnit.SECONDS)) {
                family.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.shutdownNow();
        data.close();
    }
}
