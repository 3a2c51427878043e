package live.rostrum.gateway.limit;

/** What one address has in progress and may still ask. Thread-safe. */
final class AddressUse {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Limits limits;
    private double apiTokens;
    private long refilledAtNanos;
    private int requests;
    private int sockets;

    AddressUse(Limits limits, long nowNanos) {
        this.limits = limits;
        this.apiTokens = limits.apiBurst();
        this.refilledAtNanos = nowNanos;
    }

    /** Takes one API request from the allowance; false when there is none left. */
    synchronized boolean takeApiRequest(long nowNanos) {
        refill(nowNanos);
        if (apiTokens < 1) {
            return false;
        }
        apiTokens -= 1;
        return true;
    }

    /** Opens a request or socket; false when too many are open. */
    synchronized boolean open(boolean socket) {
        if (socket ? sockets >= limits.openSockets() : requests >= limits.openRequests()) {
            return false;
        }
        count(socket, 1);
        return true;
    }

    synchronized void close(boolean socket) {
        count(socket, -1);
    }

    /** Whether forgetting this address would change nothing. */
    synchronized boolean isAtRest(long nowNanos) {
        refill(nowNanos);
        return requests == 0 && sockets == 0 && apiTokens >= limits.apiBurst();
    }

    private void count(boolean socket, int change) {
        if (socket) {
            sockets += change;
        } else {
            requests += change;
        }
    }

    private void refill(long nowNanos) {
        double earned = (nowNanos - refilledAtNanos) / NANOS_PER_SECOND * limits.apiRequestsPerSecond();
        apiTokens = Math.min(limits.apiBurst(), apiTokens + earned);
        refilledAtNanos = nowNanos;
    }
}
