package live.rostrum.stream.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** The internal API of a service that is told of ends, which can hang. */
final class EndListener implements AutoCloseable {

    private final HttpServer server;
    private final List<String> ended = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch open = new CountDownLatch(0);

    EndListener() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/internal/streams", this::handle);
        server.start();
    }

    String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers nothing until {@link #goOn()}. */
    void hang() {
        open = new CountDownLatch(1);
    }

    void goOn() {
        open.countDown();
    }

    List<String> ended() {
        return ended;
    }

    /** The bearer tokens that came. */
    List<String> tokens() {
        return tokens;
    }

    @Override
    public void close() {
        goOn();
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try {
            open.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        tokens.add(authorization.replaceFirst("^Bearer ", ""));
        ended.add(exchange.getRequestURI().getPath().split("/", -1)[3]);
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }
}
