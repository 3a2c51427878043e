package live.rostrum.sockets;

import com.corundumstudio.socketio.SocketIOClient;

/**
 * Sends to a client that may not read: netty-socketio queues without a bound for one, so what it cannot take now is dropped.
 *
 * <p>Fit for state that the next message repeats (counts, health, status), never for what must arrive.
 */
public final class Outbound {

    private Outbound() {}

    /**
     * Sends one event, unless the client's write buffer is full.
     *
     * @param payload anything that Jackson writes as JSON
     * @return whether it was handed to the network
     */
    public static boolean sendIfReading(SocketIOClient client, String event, Object payload) {
        if (!client.isChannelOpen() || !client.isWritable()) {
            return false;
        }
        client.sendEvent(event, payload);
        return true;
    }
}
