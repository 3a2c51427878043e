package live.rostrum.transcription.search;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Whether search finds all that there is. That it does not yet is told, and is no failure. */
@Component("searchHealthIndicator")
class SearchHealth implements HealthIndicator {

    private static final Status INCOMPLETE = new Status("INCOMPLETE", "The index is being made");

    private final IndexKeeper keeper;

    SearchHealth(IndexKeeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public Health health() {
        return Health.status(keeper.isComplete() ? Status.UP : INCOMPLETE).build();
    }
}
