package live.rostrum.transcription.session;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for streams that nothing was heard of. */
@Component
class IdleSweep {

    private final CaptionedStreams streams;

    IdleSweep(CaptionedStreams streams) {
        this.streams = streams;
    }

    @Scheduled(fixedDelay = 10_000, initialDelay = 10_000)
    void sweep() {
        streams.sweep();
    }
}
