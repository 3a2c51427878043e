package live.rostrum.sockets;

import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.listener.ExceptionListenerAdapter;
import io.netty.channel.ChannelHandlerContext;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the connection of a client whose message cannot be read or whose handler failed, and says so once without the message's content.
 *
 * <p>A handler that wants to answer bad input with an error catches it itself; what arrives here is nonsense or a bug of ours.
 */
final class ClosingExceptionListener extends ExceptionListenerAdapter {

    private static final Logger log = LoggerFactory.getLogger(ClosingExceptionListener.class);

    @Override
    public void onEventException(Exception e, List<Object> arguments, SocketIOClient client) {
        log.error("A handler failed; its client is disconnected", e);
        client.disconnect();
    }

    @Override
    public void onDisconnectException(Exception e, SocketIOClient client) {
        log.error("A disconnect handler failed", e);
    }

    @Override
    public void onConnectException(Exception e, SocketIOClient client) {
        log.error("A connect handler failed; its client is disconnected", e);
        client.disconnect();
    }

    @Override
    public boolean exceptionCaught(ChannelHandlerContext context, Throwable e) {
        log.debug("Closing a connection that cannot be read: {}", e.toString());
        var _ = context.close();
        return true;
    }

    @Override
    public void onAuthException(Throwable e, SocketIOClient client) {
        log.debug("Authorisation failed: {}", e.toString());
        client.disconnect();
    }
}
