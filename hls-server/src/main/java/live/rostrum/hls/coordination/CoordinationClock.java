package live.rostrum.hls.coordination;

import live.rostrum.hls.take.LiveStreams;
import live.rostrum.tokens.KeySetSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Says when the reconciler works and when the key set is read again. */
@Component
@EnableScheduling
class CoordinationClock {

    private static final Logger log = LoggerFactory.getLogger(CoordinationClock.class);

    private final Reconciler reconciler;
    private final LiveStreams streams;
    private final KeySetSource keys;

    CoordinationClock(Reconciler reconciler, LiveStreams streams, KeySetSource keys) {
        this.reconciler = reconciler;
        this.streams = streams;
        this.keys = keys;
    }

    @Scheduled(fixedDelay = 1_000)
    void sendReports() throws InterruptedException {
        reconciler.sendReports();
    }

    @Scheduled(fixedDelay = 10_000, initialDelay = 10_000)
    void learn() throws InterruptedException {
        reconciler.learn(streams);
    }

    /** Until there are keys nobody can publish, and the service says that it is not ready. */
    @Scheduled(fixedDelay = 1_000)
    void fetchFirstKeys() {
        if (!keys.hasKeys() && keys.refresh()) {
            log.info("stream-service has given its keys");
        }
    }

    @Scheduled(fixedDelay = 300_000, initialDelay = 300_000)
    void refreshKeys() {
        if (!keys.refresh()) {
            log.warn("stream-service did not give its keys; the last ones are used on");
        }
    }
}
