package live.rostrum.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import live.rostrum.publisher.ingest.IngestListener;
import live.rostrum.publisher.ingest.PublishHealth;
import live.rostrum.publisher.rest.RostrumApi;

/** Streams that are live at one time, all with the same talk. */
final class RunningTakes implements AutoCloseable {

    private final ProductServer server;
    private final RostrumApi api;
    private final LongTalk talk;
    private final List<Broadcast> broadcasts = new ArrayList<>();
    private final HealthWatch health = new HealthWatch();

    RunningTakes(ProductServer server, RostrumApi api, LongTalk talk) {
        this.server = server;
        this.api = api;
        this.talk = talk;
    }

    int count() {
        return broadcasts.size();
    }

    /** Begins takes until there are so many. */
    void grow(int count) throws IOException, InterruptedException {
        while (broadcasts.size() < count) {
            Broadcast broadcast = Broadcast.begin(server, api, "Take " + broadcasts.size(), health);
            broadcasts.add(broadcast);
            var _ = broadcast.send(talk.play());
        }
    }

    /** A take that ended would make the others look cheap. */
    void requireAllSending() {
        if (!broadcasts.stream().allMatch(Broadcast::isSending)) {
            throw new IllegalStateException("a take ended while it was measured");
        }
    }

    void forgetHealth() {
        health.forget();
    }

    double worstLagMs() {
        return health.worstLagMs();
    }

    double framesPerSecond() {
        return health.leastFramesPerSecond();
    }

    /** Ends all of them. */
    void end() {
        broadcasts.forEach(Broadcast::close);
        broadcasts.clear();
    }

    @Override
    public void close() {
        end();
    }

    /** The worst of what the server says of any take. */
    private static final class HealthWatch implements IngestListener {

        private double worstLagMs;
        private double leastFramesPerSecond = Double.MAX_VALUE;

        @Override
        public synchronized void onHealth(PublishHealth report) {
            worstLagMs = Math.max(worstLagMs, report.lagMs());
            leastFramesPerSecond = Math.min(leastFramesPerSecond, report.framesPerSecond());
        }

        synchronized void forget() {
            worstLagMs = 0;
            leastFramesPerSecond = Double.MAX_VALUE;
        }

        synchronized double worstLagMs() {
            return worstLagMs;
        }

        synchronized double leastFramesPerSecond() {
            return leastFramesPerSecond;
        }
    }
}
