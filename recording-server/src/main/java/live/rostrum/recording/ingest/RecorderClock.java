package live.rostrum.recording.ingest;

import live.rostrum.recording.spool.DiskSpace;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Says when broadcasters are told how it goes. */
@Component
class RecorderClock {

    private final Recorder recorder;
    private final DiskSpace space;

    RecorderClock(Recorder recorder, DiskSpace space) {
        this.recorder = recorder;
        this.space = space;
    }

    @Scheduled(fixedRate = 2_000)
    void tell() {
        space.look();
        recorder.tellHealth();
    }
}
