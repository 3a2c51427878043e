package live.rostrum.hls.take;

import java.time.Instant;
import live.rostrum.ingest.PublishStart;
import live.rostrum.ingest.container.ContainerHeader;
import org.jspecify.annotations.Nullable;

/** One MediaRecorder run: which chunk is next, its header, and its way to FFmpeg. Guarded by its stream. */
final class Take {

    private final PublishStart start;
    private final TakeMeter meter = new TakeMeter();
    private long nextSeq;
    private boolean needsHeader;
    private boolean stopped;
    private @Nullable ContainerHeader header;
    private @Nullable TakeInput input;

    /** A take that begins, or one whose beginning this server no longer has. */
    Take(PublishStart start) {
        this.start = start;
        this.nextSeq = start.oldestSeq();
        this.needsHeader = start.oldestSeq() > 0;
    }

    String id() {
        return start.takeId();
    }

    TakeMeter meter() {
        return meter;
    }

    long nextSeq() {
        return nextSeq;
    }

    /** The client comes back and no longer has what is older than this, so nobody waits for it. */
    void resume(long oldestSeq) {
        nextSeq = Math.max(nextSeq, oldestSeq);
        needsHeader = input == null && nextSeq > 0;
    }

    void advance() {
        nextSeq++;
    }

    /** Whether chunk 0 must come again, only for its header. */
    boolean needsHeader() {
        return needsHeader;
    }

    boolean stopped() {
        return stopped;
    }

    void stop() {
        stopped = true;
    }

    @Nullable
    TakeInput input() {
        return input;
    }

    void begin(ContainerHeader newHeader, TakeInput newInput) {
        header = newHeader;
        input = newInput;
        needsHeader = false;
    }

    @Nullable
    ContainerHeader header() {
        return header;
    }

    /** Programme time of the take's time 0, if its first chunk arrives now. */
    Instant programmeStart(Instant now) {
        return now.minusMillis(Math.min(start.timesliceMs(), 5_000));
    }
}
