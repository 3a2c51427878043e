package live.rostrum.sockets;

import com.corundumstudio.socketio.HandshakeData;
import java.util.Map;
import java.util.Optional;

/**
 * Decides at the WebSocket handshake who may connect.
 *
 * <p>This is the only place that netty-socketio enforces: its {@code AuthTokenListener} lets events of a refused client run.
 */
@FunctionalInterface
public interface HandshakeAuthorizer {

    /** Lets everybody in; every event must then authorise itself. */
    HandshakeAuthorizer ANYBODY = handshake -> Optional.of(Map.of());

    /**
     * Called on a network thread, so it must not block for long.
     *
     * @return what to store with the connection (readable by {@code client.get(key)}), or empty to refuse it with 401
     */
    Optional<Map<String, Object>> authorize(HandshakeData handshake);
}
