package live.rostrum.sockets;

import com.corundumstudio.socketio.AckMode;
import com.corundumstudio.socketio.AuthorizationResult;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.HandshakeData;
import com.corundumstudio.socketio.SocketIOServer;
import com.corundumstudio.socketio.Transport;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Socket.IO v4 server over WebSocket only, with netty-socketio's holes closed.
 *
 * <ul>
 *   <li>No polling: binary over polling is broken there, and so is its session handling.
 *   <li>Random session ids: otherwise a cookie of the client chooses the id.
 *   <li>No compression: with it the frame limit counts compressed bytes.
 *   <li>Limits for messages, their attachments and connections ({@link MessageGuard}, {@link GuardedPipeline}); a client that sends what cannot be parsed
 *       is closed.
 *   <li>Authorisation at the handshake, the only place where a refusal is final.
 * </ul>
 *
 * <p>A binary attachment does not go through netty-socketio's decoder, which would make Base64 of it: see {@link #attachment}.
 *
 * <p>Acknowledgements are sent by the handlers alone, so that they may come later and from another thread.
 *
 * <p>Handlers run on network threads and must hand long work over. Events must be registered before {@link #start()}.
 */
public final class SocketServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SocketServer.class);
    private static final int PING_INTERVAL_MS = 10_000;
    private static final int PING_TIMEOUT_MS = 20_000;
    private static final int FIRST_DATA_TIMEOUT_MS = 5_000;
    private static final int MAX_REQUEST_BYTES = 64 * 1024;
    private static final int WRITE_BUFFER_LOW_BYTES = 128 * 1024;
    private static final int WRITE_BUFFER_HIGH_BYTES = 512 * 1024;

    private final SocketServerSettings settings;
    private final PromptlyStoppingServer server;
    private final Attachments attachments = new Attachments();
    /** A set, not a counter: a client may leave and enter as often as it likes. */
    private final Set<UUID> connected = ConcurrentHashMap.newKeySet();

    private volatile boolean running;

    public SocketServer(SocketServerSettings settings, HandshakeAuthorizer authorizer) {
        this.settings = settings;
        this.server =
                new PromptlyStoppingServer(configuration(settings, authorizer), attachments, settings.maxConnections());
        server.addConnectListener(client -> connected.add(client.getSessionId()));
        server.addDisconnectListener(client -> connected.remove(client.getSessionId()));
    }

    /** The server to register events with and to send through. */
    public SocketIOServer io() {
        return server;
    }

    /** The binary attachment for the {@code byte[]} that an event listener gets in its place; once, and only while the listener runs. Empty if there is none. */
    public Attachment attachment(byte[] ticket) {
        return attachments.collect(ticket);
    }

    /** Whether the port is bound; part of a service's readiness. */
    public boolean isRunning() {
        return running;
    }

    /** Connections at this moment. */
    public int connections() {
        return connected.size();
    }

    /**
     * Binds the port.
     *
     * @throws PortInUseException if the port cannot be bound
     */
    public void start() {
        if (!server.startAsync().awaitUninterruptibly().isSuccess()) {
            throw new PortInUseException(settings.host(), settings.port());
        }
        running = true;
        log.info("Socket.IO on {}:{}{}/", settings.host(), settings.port(), settings.path());
    }

    /** Closes all connections and the port; does nothing the second time. */
    @Override
    public void close() {
        if (running) {
            running = false;
            server.stop();
        }
    }

    private Configuration configuration(SocketServerSettings bounds, HandshakeAuthorizer authorizer) {
        Configuration configuration = new Configuration();
        configuration.setHostname(bounds.host());
        configuration.setPort(bounds.port());
        configuration.setContext(bounds.path());
        configuration.setTransports(Transport.WEBSOCKET);
        configuration.setRandomSession(true);
        configuration.setHttpCompression(false);
        configuration.setWebsocketCompression(false);
        configuration.setAddVersionHeader(false);
        configuration.setEnableCors(false);
        configuration.setMaxFramePayloadLength(bounds.maxMessageBytes());
        configuration.setMaxHttpContentLength(MAX_REQUEST_BYTES);
        configuration.setPingInterval(PING_INTERVAL_MS);
        configuration.setPingTimeout(PING_TIMEOUT_MS);
        configuration.setFirstDataTimeout(FIRST_DATA_TIMEOUT_MS);
        configuration.setAckMode(AckMode.MANUAL);
        configuration.setExceptionListener(new ClosingExceptionListener());
        configuration.setAuthorizationListener(handshake -> decide(handshake, bounds, authorizer));
        configuration.getSocketConfig().setReuseAddress(true);
        configuration.getSocketConfig().setTcpNoDelay(true);
        configuration.getSocketConfig().setWriteBufferWaterMarkLow(WRITE_BUFFER_LOW_BYTES);
        configuration.getSocketConfig().setWriteBufferWaterMarkHigh(WRITE_BUFFER_HIGH_BYTES);
        return configuration;
    }

    private AuthorizationResult decide(
            HandshakeData handshake, SocketServerSettings bounds, HandshakeAuthorizer authorizer) {
        if (connected.size() >= bounds.maxConnections()) {
            log.warn("Refused a connection: {} are open, the bound", bounds.maxConnections());
            return AuthorizationResult.FAILED_AUTHORIZATION;
        }
        return authorizer
                .authorize(handshake)
                .map(stored -> new AuthorizationResult(true, stored))
                .orElse(AuthorizationResult.FAILED_AUTHORIZATION);
    }
}
