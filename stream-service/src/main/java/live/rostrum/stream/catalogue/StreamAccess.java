package live.rostrum.stream.catalogue;

import live.rostrum.tokens.AccessGrant;
import live.rostrum.tokens.Role;
import org.jspecify.annotations.Nullable;

/** Who may do what with a stream. */
public final class StreamAccess {

    private StreamAccess() {}

    /** Whether somebody, or nobody in particular, may see the stream. */
    public static boolean maySee(LiveStream stream, @Nullable AccessGrant caller) {
        return stream.settings().visibility() != Visibility.PRIVATE || mayManage(stream, caller);
    }

    /** Whether somebody may change, end and publish the stream: its owner and administrators. */
    public static boolean mayManage(LiveStream stream, @Nullable AccessGrant caller) {
        return caller != null
                && (caller.roles().contains(Role.ADMIN)
                        || (caller.roles().contains(Role.BROADCASTER)
                                && caller.userId().equals(stream.owner().id())));
    }
}
