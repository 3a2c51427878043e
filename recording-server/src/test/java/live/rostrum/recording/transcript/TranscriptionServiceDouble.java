package live.rostrum.recording.transcript;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A real HTTP server that stands in for transcription-service. */
public final class TranscriptionServiceDouble implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, String> transcripts = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile CountDownLatch open = new CountDownLatch(0);

    public TranscriptionServiceDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/internal/streams/", this::handle);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What it says of a stream from now on. */
    public void put(String streamId, String json) {
        transcripts.put(streamId, json);
    }

    /** Answers everything with this status; 200: as it should. */
    public void fail(int failure) {
        status = failure;
    }

    /** Answers nothing until it is closed. */
    public void hang() {
        open = new CountDownLatch(1);
    }

    /** The streams that it was asked for. */
    public List<String> asked() {
        return asked;
    }

    @Override
    public void close() {
        open.countDown();
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String streamId = exchange.getRequestURI().getPath().split("/", -1)[3];
        asked.add(streamId);
        try {
            open.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String transcript = transcripts.get(streamId);
        boolean authorized = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .startsWith("Bearer ");
        int answered = !authorized ? 401 : status != 200 ? status : transcript == null ? 404 : 200;
        byte[] body = (answered == 200 ? String.valueOf(transcript) : "{}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answered, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
