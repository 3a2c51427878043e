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
    void endWhatHasEnded() throws InterruptedException {
        reconciler.endWhatHasEnded(streams);
    }

    @Scheduled(fixedDelay = 300_000, initialDelay = 2_000)
    void refreshKeys() {
        if (!keys.refresh() && !keys.hasKeys()) {
            log.warn("stream-service has not given its keys yet; nobody can publish until it does");
        }
    }
}
