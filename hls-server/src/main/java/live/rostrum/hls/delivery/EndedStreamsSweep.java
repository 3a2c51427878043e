package live.rostrum.hls.delivery;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;

/** Sweeps the windows of ended streams every ten minutes, so that disks do not fill with leftovers. */
final class EndedStreamsSweep {

    private final EndedStreams streams;
    private final Clock clock;

    EndedStreamsSweep(EndedStreams streams, Clock clock) {
        this.streams = streams;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 600_000, initialDelay = 60_000)
    void sweep() {
        streams.sweep(clock.instant());
    }
}
