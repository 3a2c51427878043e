package live.rostrum.hls.take;

import java.time.Duration;
import java.time.Instant;
import live.rostrum.ingest.PublishStart;
import live.rostrum.ingest.container.ContainerHeader;
import org.jspecify.annotations.Nullable;

/** One MediaRecorder run: which chunk is next, its header, its clock, and its way to FFmpeg. Guarded by its stream. */
final class Take {

    private static final long LONGEST_FIRST_CHUNK_MS = 5_000;

    private final String id;
    private final long timesliceMs;
    private final TakeMeter meter = new TakeMeter();
    private long nextSeq;
    private boolean stopped;
    private @Nullable ContainerHeader header;
    private @Nullable TakePipeline pipeline;
    private @Nullable Instant epoch;
    private boolean anchored;

    /** A take that begins, or one whose beginning this server no longer has. */
    Take(PublishStart start) {
        this.id = start.takeId();
        this.timesliceMs = start.timesliceMs();
        this.nextSeq = start.oldestSeq();
    }

    /** A take that an earlier process began: what that one has published need not come again. */
    Take(PublishStart start, StoredTake stored) {
        this(start);
        this.nextSeq = Math.max(start.oldestSeq(), stored.neededFrom());
        this.header = stored.header();
        this.epoch = stored.epoch();
        this.anchored = true;
    }

    String id() {
        return id;
    }

    TakeMeter meter() {
        return meter;
    }

    long nextSeq() {
        return nextSeq;
    }

    /** The client comes back and no longer has what is older than this, so nobody waits for it. */
    void resume(long oldestSeq) {
        if (oldestSeq > nextSeq) {
            nextSeq = oldestSeq;
            if (pipeline != null) {
                pipeline.lose();
            }
        }
    }

    void advance() {
        nextSeq++;
    }

    /** Whether chunk 0 must come again, only for its header. */
    boolean needsHeader() {
        return header == null && nextSeq > 0;
    }

    boolean stopped() {
        return stopped;
    }

    void stop() {
        stopped = true;
    }

    @Nullable
    ContainerHeader header() {
        return header;
    }

    void header(ContainerHeader newHeader) {
        header = newHeader;
    }

    @Nullable
    TakePipeline pipeline() {
        return pipeline;
    }

    void pipeline(TakePipeline newPipeline) {
        pipeline = newPipeline;
    }

    /**
     * The programme clock of a take whose first media is given to FFmpeg now: the programme time of its time 0.
     *
     * @param now when its first chunk arrived, or, if it is begun in its middle, the first one that can be decoded
     * @param from time of that media on the take's clock
     */
    synchronized Instant epoch(Instant now, Duration from) {
        if (epoch == null) {
            epoch = now.minusMillis(Math.min(timesliceMs, LONGEST_FIRST_CHUNK_MS))
                    .minus(from);
        }
        return epoch;
    }

    /** Programme time of the take's time 0; null until its first media is given to FFmpeg. */
    synchronized @Nullable Instant epoch() {
        return epoch;
    }

    /** Whether the take's clock stands for good. Until then it may be moved behind what is published already. */
    synchronized boolean anchored() {
        return anchored;
    }

    synchronized void anchor(Instant newEpoch) {
        epoch = newEpoch;
        anchored = true;
    }
}
