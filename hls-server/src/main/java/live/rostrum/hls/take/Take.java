package live.rostrum.hls.take;

import java.time.Duration;
import java.time.Instant;
import live.rostrum.ingest.PublishStart;
import live.rostrum.ingest.container.ContainerHeader;
import live.rostrum.tokens.CaptionGrant;
import org.jspecify.annotations.Nullable;

/** One MediaRecorder run: which chunk is next, its header, its clock, and its way to FFmpeg. Guarded by its stream. */
final class Take {

    private static final long LONGEST_FIRST_CHUNK_MS = 5_000;

    private final String id;
    private final long timesliceMs;
    private final @Nullable Instant startedAt;
    private final CaptionGrant captions;
    private final @Nullable TakeClock before;
    private final TakeMeter meter = new TakeMeter();
    private long nextSeq;
    private boolean stopped;
    private @Nullable ContainerHeader header;
    private @Nullable TakePipeline pipeline;
    private @Nullable Instant epoch;
    private boolean anchored;

    private Take(PublishStart start, CaptionGrant captions, @Nullable TakeClock before) {
        this.id = start.takeId();
        this.timesliceMs = start.timesliceMs();
        this.startedAt = start.startedAt();
        this.captions = captions;
        this.before = start.oldestSeq() == 0 ? before : null;
        this.nextSeq = start.oldestSeq();
    }

    /**
     * A take that begins, or one whose beginning this server no longer has.
     *
     * @param captions whether what is said in it becomes captions
     * @param before the clock of the same client's take before, if there was one
     */
    static Take begin(PublishStart start, CaptionGrant captions, @Nullable TakeClock before) {
        return new Take(start, captions, before);
    }

    /** A take that an earlier process began: what that one has published need not come again. */
    static Take goOn(PublishStart start, CaptionGrant captions, StoredTake stored) {
        Take take = new Take(start, captions, null);
        take.nextSeq = Math.max(start.oldestSeq(), stored.neededFrom());
        take.header = stored.header();
        take.epoch = stored.epoch();
        take.anchored = true;
        return take;
    }

    String id() {
        return id;
    }

    TakeMeter meter() {
        return meter;
    }

    /** Whether what is said in it becomes captions, and in which language it is said. */
    CaptionGrant captions() {
        return captions;
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
            Instant begun = now.minusMillis(Math.min(timesliceMs, LONGEST_FIRST_CHUNK_MS));
            if (before != null && startedAt != null) {
                begun = before.next(startedAt, begun);
            }
            epoch = begun.minus(from);
        }
        return epoch;
    }

    /** What is to be known of this take's clock for the next one of the same client; a browser's recording begins at its time 0. */
    synchronized @Nullable TakeClock clock() {
        return epoch == null || startedAt == null ? null : new TakeClock(startedAt, epoch);
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
