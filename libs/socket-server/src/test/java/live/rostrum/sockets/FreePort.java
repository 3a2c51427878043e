package live.rostrum.sockets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that must be told theirs before they start. Not one that the system picks: it comes from the range of outgoing connections, and
 * until the server is up any client of a test that runs beside this one may be given it.
 */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int BEYOND = 32_000;
    private static final int TRIES = 100;

    private FreePort() {}

    /** A loopback port that nobody listens on. */
    public static int next() throws IOException {
        IOException last = new IOException("no try");
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, BEYOND);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }
}
