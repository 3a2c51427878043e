package live.rostrum.transcription.transcript;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Whether what is understood is stored. While it waits for the database, captions go on; so that is told, and is no failure. */
@Component("transcriptsHealthIndicator")
class TranscriptsHealth implements HealthIndicator {

    private static final Status WAITING = new Status("WAITING", "Phrases wait for the database");

    private final DurableTranscripts transcripts;

    TranscriptsHealth(DurableTranscripts transcripts) {
        this.transcripts = transcripts;
    }

    @Override
    public Health health() {
        int waiting = transcripts.waiting();
        return Health.status(waiting == 0 ? Status.UP : WAITING)
                .withDetail("waiting", waiting)
                .withDetail("lost", transcripts.lost())
                .build();
    }
}
