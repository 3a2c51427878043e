/** A netty-socketio server with its security holes closed; the services that have sockets share it. */
@NullMarked
package live.rostrum.sockets;

import org.jspecify.annotations.NullMarked;
