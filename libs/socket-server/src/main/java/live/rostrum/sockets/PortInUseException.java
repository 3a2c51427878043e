package live.rostrum.sockets;

/** A Socket.IO port could not be bound, usually because another program has it. */
public final class PortInUseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int port;

    PortInUseException(String host, int port) {
        super("Port " + port + " on " + host + " cannot be bound");
        this.port = port;
    }

    /** The TCP port. */
    public int port() {
        return port;
    }
}
