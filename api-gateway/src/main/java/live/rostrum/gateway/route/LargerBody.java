package live.rostrum.gateway.route;

import org.springframework.util.unit.DataSize;

/**
 * One path that takes larger request bodies than {@code rostrum.gateway.limits.body}.
 *
 * @param path exact path, without patterns, so that no other path is opened with it
 * @param largest largest body of a request to it; answered 413 beyond it
 */
public record LargerBody(String path, DataSize largest) {

    /** Checks what would otherwise never take effect. */
    public LargerBody {
        if (!path.matches("/[A-Za-z0-9._/-]+")) {
            throw new IllegalArgumentException("Not an exact path, for a larger body: " + path);
        }
        if (largest.toBytes() <= 0) {
            throw new IllegalArgumentException("The largest body of " + path + " must be more than 0");
        }
    }
}
