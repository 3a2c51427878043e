package live.rostrum.transcription.coordination;

import live.rostrum.tokens.KeySetSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Says when the key set is read again. */
@Component
class KeyRefresh {

    private static final Logger log = LoggerFactory.getLogger(KeyRefresh.class);

    private final KeySetSource keys;

    KeyRefresh(KeySetSource keys) {
        this.keys = keys;
    }

    /** Until there are keys nobody can be known. */
    @Scheduled(fixedDelay = 1_000)
    void fetchFirst() {
        if (!keys.hasKeys() && keys.refresh()) {
            log.info("stream-service has given its keys");
        }
    }

    @Scheduled(fixedDelay = 300_000, initialDelay = 300_000)
    void refresh() {
        if (!keys.refresh()) {
            log.warn("stream-service did not give its keys; the last ones are used on");
        }
    }
}
