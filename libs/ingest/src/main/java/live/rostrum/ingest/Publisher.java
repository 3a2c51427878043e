package live.rostrum.ingest;

import com.corundumstudio.socketio.SocketIOClient;
import java.util.Map;
import live.rostrum.sockets.Outbound;
import live.rostrum.tokens.PublishGrant;

/** One authorised socket of a broadcaster. */
public final class Publisher {

    private static final int CAPTIONS_A_SECOND = 10;

    private final SocketIOClient client;
    private final PublishGrant grant;
    private final EventRate captions = new EventRate(CAPTIONS_A_SECOND, System::nanoTime);

    Publisher(SocketIOClient client, PublishGrant grant) {
        this.client = client;
        this.grant = grant;
    }

    /** What its token allows. */
    public PublishGrant grant() {
        return grant;
    }

    /** Whether it has not sent more captions than it may. */
    boolean mayCaption() {
        return captions.admits();
    }

    /** Sends {@code publish:health}; dropped if the client does not read. */
    public void health(Object report) {
        Outbound.sendIfReading(client, "publish:health", report);
    }

    /** Sends {@code publish:error}. */
    public void error(IngestError error, String message, boolean fatal) {
        Outbound.sendIfReading(
                client, "publish:error", Map.of("code", error.code(), "message", message, "fatal", fatal));
    }

    /** Ends the connection. */
    public void disconnect() {
        client.disconnect();
    }

    @Override
    public String toString() {
        return "publisher " + client.getSessionId() + " of stream " + grant.streamId();
    }
}
