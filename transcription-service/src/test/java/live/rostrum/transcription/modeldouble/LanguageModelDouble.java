package live.rostrum.transcription.modeldouble;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A real HTTP server that speaks as much of the OpenAI API as summaries need. It reacts as it is told, in order, and when it was told nothing it makes an honest little
 * summary of the lines that it was sent. As a program it takes its port: {@code java LanguageModelDouble 8099}.
 */
public final class LanguageModelDouble implements AutoCloseable {

    private static final int LONGEST_HANG_SECONDS = 120;
    private static final int FLOOD_BYTES = 64 << 20;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Reaction> reactions = new ConcurrentLinkedQueue<>();
    private final List<String> questions = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Reaction otherwise = new Reaction.Summarise();

    public LanguageModelDouble() {
        this(0);
    }

    public LanguageModelDouble(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::complete);
        server.start();
    }

    /** Runs until it is told to stop. */
    public static void main(String[] arguments) throws InterruptedException {
        try (LanguageModelDouble model =
                new LanguageModelDouble(arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]))) {
            Runtime.getRuntime().addShutdownHook(new Thread(model.closed::countDown));
            System.out.println("A language model at " + model.baseUrl());
            model.closed.await();
        }
    }

    /** For {@code rostrum.summary.base-url}. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    /** What to do with the next questions, one each. */
    public void next(Reaction... some) {
        reactions.addAll(List.of(some));
    }

    /** What to do when it was told nothing. */
    public void otherwise(Reaction reaction) {
        otherwise = reaction;
    }

    /** Forgets what it was told and asked. */
    public void reset() {
        reactions.clear();
        questions.clear();
        keys.clear();
        otherwise = new Reaction.Summarise();
    }

    /** The bodies of all requests, in order. */
    public List<String> questions() {
        return List.copyOf(questions);
    }

    /** What was sent to be known by, in order. */
    public List<String> keys() {
        return List.copyOf(keys);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void complete(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        questions.add(body);
        keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        Reaction told = reactions.poll();
        switch (told == null ? otherwise : told) {
            case Reaction.Answer(String text) -> send(exchange, 200, SpokenSummary.completion(text, body.length()));
            case Reaction.Summarise() ->
                send(exchange, 200, SpokenSummary.completion(SpokenSummary.of(body), body.length()));
            case Reaction.Status status -> {
                status.headers()
                        .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
                send(exchange, status.code(), status.body());
            }
            case Reaction.Hang() -> hang(exchange);
            case Reaction.Cut() -> cut(exchange);
            case Reaction.Flood() -> flood(exchange);
        }
    }

    private void hang(HttpExchange exchange) {
        try {
            var _ = closed.await(LONGEST_HANG_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private static void cut(HttpExchange exchange) throws IOException {
        byte[] whole = SpokenSummary.completion("{}", 0).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, whole.length);
        exchange.getResponseBody().write(whole, 0, whole.length / 2);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private static void flood(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        byte[] words = "and so on ".repeat(6_000).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write("{\"id\":\"x\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\""
                    .getBytes(StandardCharsets.UTF_8));
            for (int sent = 0; sent < FLOOD_BYTES; sent += words.length) {
                out.write(words);
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
