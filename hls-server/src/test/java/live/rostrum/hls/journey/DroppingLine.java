package live.rostrum.hls.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A bad line to a server: its first connections break, without a word, after so many bytes; later ones hold. */
final class DroppingLine implements AutoCloseable {

    private static final int BUFFER_BYTES = 8 * 1024;

    private final ServerSocket listener;
    private final int serverPort;
    private final Deque<Long> budgets;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final AtomicInteger dropped = new AtomicInteger();

    /**
     * Opens the line.
     *
     * @param serverPort where it leads to, on this machine
     * @param budgetsBytes what each of the first connections carries to the server before it breaks
     */
    DroppingLine(int serverPort, List<Long> budgetsBytes) throws IOException {
        this.serverPort = serverPort;
        this.budgets = new ArrayDeque<>(budgetsBytes);
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("dropping-line").start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** How many connections have been broken. */
    int dropped() {
        return dropped.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                open.add(client);
                open.add(server);
                Long budget = budgets.pollFirst();
                Thread.ofVirtual().start(() -> carry(client, server, budget == null ? Long.MAX_VALUE : budget));
                Thread.ofVirtual().start(() -> carry(server, client, Long.MAX_VALUE));
            }
        } catch (IOException e) {
            closeAll(); // the line is closed
        }
    }

    private void carry(Socket from, Socket to, long budgetBytes) {
        byte[] buffer = new byte[BUFFER_BYTES];
        long left = budgetBytes;
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (read > left) {
                    dropped.incrementAndGet();
                    return;
                }
                left -= read;
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // the other side has closed it
        }
    }

    private void closeAll() {
        for (Socket socket = open.poll(); socket != null; socket = open.poll()) {
            try {
                socket.close();
            } catch (IOException e) {
                // closed is closed
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
