package live.rostrum.sockets;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A WebSocket (RFC 6455) under Socket.IO and over a plain socket, to say what no Socket.IO client would say. */
public final class RawSocket implements AutoCloseable {

    private static final int CONTINUATION = 0x0;
    private static final int TEXT = 0x1;
    private static final int BINARY = 0x2;
    private static final int CLOSE = 0x8;
    private static final int LAST = 0x80;
    private static final int MASKED = 0x80;
    private static final int PATIENCE_MS = 10_000;

    private final Socket socket;
    private final DataOutputStream out;
    private final DataInputStream in;
    private final List<String> received = new CopyOnWriteArrayList<>();
    private volatile boolean closed;
    private boolean withinMessage;

    private RawSocket(int port, String target) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MS);
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        out.writeBytes("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n");
        out.flush();
        expectSwitchedProtocols();
    }

    /**
     * Opens a connection, without Socket.IO's CONNECT.
     *
     * @param path of the endpoint, for example {@code /rooms/socket.io/}
     * @param query more parameters beside those of Engine.IO, for example {@code &token=x}
     * @throws IOException if the server refuses it
     */
    public static RawSocket open(int port, String path, String query) throws IOException {
        RawSocket opened = deaf(port, path, query);
        Thread.ofVirtual().start(opened::read);
        return opened;
    }

    /** The same, but what the server says is left in the network's buffers. */
    public static RawSocket deaf(int port, String path, String query) throws IOException {
        return new RawSocket(port, path + "?EIO=4&transport=websocket" + query);
    }

    /** Sends a text message; does nothing when the connection is closed. */
    public RawSocket text(String text) {
        return part(text, true);
    }

    /** Sends a piece of a text message. */
    public RawSocket part(String text, boolean last) {
        int opcode = withinMessage ? CONTINUATION : TEXT;
        withinMessage = !last;
        return frame(opcode | (last ? LAST : 0), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a binary message; does nothing when the connection is closed. */
    public RawSocket binary(byte[] bytes) {
        return frame(BINARY | LAST, bytes);
    }

    /** The text messages that have come. */
    public List<String> received() {
        return received;
    }

    /** Whether the server has closed the connection. */
    public boolean closed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RawSocket frame(int firstByte, byte[] payload) {
        if (closed) {
            return this;
        }
        try {
            out.writeByte(firstByte);
            if (payload.length < 126) {
                out.writeByte(MASKED | payload.length);
            } else if (payload.length < 65_536) {
                out.writeByte(MASKED | 126);
                out.writeShort(payload.length);
            } else {
                out.writeByte(MASKED | 127);
                out.writeLong(payload.length);
            }
            out.writeInt(0); // a mask of zeros leaves the payload as it is
            out.write(payload);
            out.flush();
        } catch (IOException e) {
            closed = true;
        }
        return this;
    }

    private void read() {
        try {
            socket.setSoTimeout(0);
            while (true) {
                int opcode = in.readUnsignedByte() & 0x0f;
                int length = in.readUnsignedByte();
                if (length == 126) {
                    length = in.readUnsignedShort();
                } else if (length == 127) {
                    length = Math.toIntExact(in.readLong());
                }
                byte[] payload = in.readNBytes(length);
                if (opcode == CLOSE) {
                    closed = true;
                } else if (opcode == TEXT) {
                    received.add(new String(payload, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            closed = true;
        }
    }

    private void expectSwitchedProtocols() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            socket.close();
            throw new IOException(
                    "The server answers: " + head.toString().lines().findFirst().orElse("nothing"));
        }
    }
}
