package live.rostrum.sockets;

/**
 * Where a Socket.IO server listens and what bounds it.
 *
 * @param host address to bind, usually 127.0.0.1 because only the gateway is public
 * @param port TCP port to bind
 * @param path path of the Socket.IO endpoint without its last slash, for example {@code /rooms/socket.io}
 * @param maxMessageBytes longest WebSocket message; a longer one closes the connection
 * @param maxConnections connections at one time; the handshake of the next one is refused
 */
public record SocketServerSettings(String host, int port, String path, int maxMessageBytes, int maxConnections) {

    public SocketServerSettings {
        if (!path.startsWith("/") || path.endsWith("/")) {
            throw new IllegalArgumentException("path must begin with a slash and not end with one: " + path);
        }
        if (maxMessageBytes <= 0 || maxConnections <= 0) {
            throw new IllegalArgumentException("bounds must be positive");
        }
    }
}
