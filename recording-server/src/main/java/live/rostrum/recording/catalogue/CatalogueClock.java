package live.rostrum.recording.catalogue;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Says when recordings are looked after. */
@Component
class CatalogueClock {

    private final Workshop workshop;
    private final Housekeeping housekeeping;

    CatalogueClock(Workshop workshop, Housekeeping housekeeping) {
        this.workshop = workshop;
        this.housekeeping = housekeeping;
    }

    @Scheduled(fixedDelayString = "${rostrum.recording.look-interval:2s}")
    void round() {
        workshop.round();
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 600_000)
    void keepHouse() {
        housekeeping.round();
    }
}
