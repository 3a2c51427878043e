package live.rostrum.publisher.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One port for three servers, as the gateway has it: who asks for {@code /ingest/} gets to the second one, for {@code /recorder/} to the third. */
final class OneDoor implements AutoCloseable {

    private static final String INGEST = "GET /ingest/";
    private static final String RECORDER = "GET /recorde";

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int restPort;
    private final int ingestPort;
    private final int recorderPort;

    OneDoor(int restPort, int ingestPort, int recorderPort) throws IOException {
        this.restPort = restPort;
        this.ingestPort = ingestPort;
        this.recorderPort = recorderPort;
        Thread.ofVirtual().start(this::accept);
    }

    URI address() {
        return URI.create("http://localhost:" + door.getLocalPort());
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            byte[] start = client.getInputStream().readNBytes(INGEST.length());
            try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port(start))) {
                server.getOutputStream().write(start);
                Thread back = Thread.ofVirtual().start(() -> pump(server, client));
                pump(client, server);
                back.join();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int port(byte[] start) {
        return switch (new String(start, StandardCharsets.US_ASCII)) {
            case INGEST -> ingestPort;
            case RECORDER -> recorderPort;
            default -> restPort;
        };
    }

    private static void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException e) {
            // one side hung up: that is the end of it
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
