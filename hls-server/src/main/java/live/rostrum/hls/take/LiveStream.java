package live.rostrum.hls.take;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import live.rostrum.ffmpeg.FfmpegBinary;
import live.rostrum.hls.audio.BrowserPhrase;
import live.rostrum.hls.audio.StreamSpeech;
import live.rostrum.hls.packager.CaptionCue;
import live.rostrum.hls.packager.CaptionPlan;
import live.rostrum.hls.packager.StoredWindow;
import live.rostrum.hls.packager.StreamSnapshot;
import live.rostrum.hls.transcode.EncodingBudget;
import live.rostrum.ingest.ChunkAnswer;
import live.rostrum.ingest.IngestError;
import live.rostrum.ingest.IngestException;
import live.rostrum.ingest.PublishCaption;
import live.rostrum.ingest.PublishChunk;
import live.rostrum.ingest.PublishStart;
import live.rostrum.ingest.PublishStop;
import live.rostrum.ingest.Publisher;
import live.rostrum.ingest.StartAnswer;
import live.rostrum.ingest.container.ContainerHeader;
import live.rostrum.ingest.container.UnsupportedMediaException;
import live.rostrum.tokens.CaptionGrant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream that is live, waits for its broadcaster, or is about to end.
 *
 * <p>Its monitor guards who publishes and which chunk is next, and is held for moments only; media goes through {@link TakePipeline} to FFmpeg and from
 * there to {@link StreamOutput}, each with threads of their own.
 */
final class LiveStream {

    private static final Logger log = LoggerFactory.getLogger(LiveStream.class);
    private static final Duration BETWEEN_TAKES = Duration.ofSeconds(5);
    private static final Duration CAPTION_PATIENCE = Duration.ofSeconds(4);

    private final String id;
    private final Clock clock;
    private final StateListener listener;
    private final StreamOutput output;
    private final StreamEncoding encoding;
    private final StreamSpeech speech;
    private final PublisherSeat seat = new PublisherSeat();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private StreamState state = StreamState.RECONNECTING;
    private Instant stateSince;
    private Instant takeStoppedAt;
    private @Nullable Take take;
    private @Nullable StoredTake storedTake;
    private @Nullable TakePipeline lastPipeline;
    private String lastTakeId = "";

    LiveStream(
            String id,
            LiveSettings settings,
            FfmpegBinary ffmpeg,
            EncodingBudget budget,
            StreamSpeech speech,
            Clock clock,
            StateListener listener) {
        this.id = id;
        this.speech = speech;
        this.clock = clock;
        this.listener = listener;
        this.stateSince = clock.instant();
        this.takeStoppedAt = stateSince;
        Path directory = settings.directory().resolve(id);
        this.output = new StreamOutput(id, directory, settings.packager(), clock, this::snapshotPublished);
        this.encoding = new StreamEncoding(id, settings, ffmpeg, budget, output, speech);
    }

    /** Goes on with the window of an earlier process, waiting for its broadcaster. */
    void restore(StoredWindow stored) throws IOException {
        output.restore(stored);
        storedTake = StoredTake.read(encoding.directory()).orElse(null);
    }

    String id() {
        return id;
    }

    @Nullable
    StreamSnapshot snapshot() {
        return output.snapshot();
    }

    synchronized LiveStatus status() {
        return new LiveStatus(id, state, lastTakeId, stateSince, output.poster());
    }

    /** Whether the grace period is over. */
    synchronized boolean waitedLongerThan(Duration grace) {
        return state == StreamState.RECONNECTING
                && Duration.between(stateSince, clock.instant()).compareTo(grace) > 0;
    }

    synchronized StartAnswer start(Publisher newcomer, PublishStart start) {
        requireNotEnded();
        Take current = take;
        boolean sameTake = current != null && current.id().equals(start.takeId());
        seat.take(newcomer, sameTake, start.takeover());
        if (current == null || !sameTake || current.stopped()) {
            finishTake();
            current = newTake(start, captionsOf(newcomer), current);
            take = current;
            lastTakeId = start.takeId();
        } else {
            current.resume(start.oldestSeq());
        }
        changeState(playable() ? StreamState.LIVE : StreamState.STARTING);
        return new StartAnswer(current.nextSeq(), current.needsHeader(), windowBytes(current));
    }

    synchronized CompletionStage<ChunkAnswer> chunk(Publisher sender, PublishChunk chunk) {
        Take current = requireTake(sender, chunk.takeId());
        if (current.needsHeader() && chunk.seq() == 0) {
            current.header(header(chunk.data()));
            return CompletableFuture.completedFuture(answer(current));
        }
        if (chunk.seq() < current.nextSeq()) {
            return CompletableFuture.completedFuture(answer(current));
        }
        if (chunk.seq() > current.nextSeq() || current.needsHeader()) {
            throw IngestException.gap(chunk.seq(), current.needsHeader() ? 0 : current.nextSeq());
        }
        byte[] media = chunk.data();
        if (chunk.seq() == 0) {
            ContainerHeader header = header(media);
            current.header(header);
            media = Arrays.copyOfRange(media, header.bytes().length, media.length);
        } else if (ContainerHeader.beginsAt(media)) {
            throw new IngestException(
                    IngestError.UNSUPPORTED_MEDIA,
                    "Another recording begins in the middle of this take: it is a take of its own.");
        }
        TakePipeline pipeline = pipeline(current, chunk.seq() == 0);
        CompletionStage<Void> taken = pipeline.add(chunk.seq(), media);
        current.meter().input(chunk.data().length);
        current.advance();
        long next = current.nextSeq();
        return taken.thenApply(ignored -> new ChunkAnswer(next, pipeline.windowBytes()));
    }

    synchronized void stop(Publisher sender, PublishStop stop) {
        Take current = requireTake(sender, stop.takeId());
        if (stop.chunks() > current.nextSeq()) {
            throw IngestException.gap(stop.chunks(), current.nextSeq());
        }
        finishTake();
    }

    /** What the broadcaster's browser has understood; also after the end of the take, since understanding takes a moment. */
    CompletionStage<Void> caption(Publisher sender, PublishCaption caption) {
        BrowserPhrase phrase;
        synchronized (this) {
            requireNotEnded();
            Take current = take;
            if (!seat.isHeldBy(sender) || current == null || !current.id().equals(caption.takeId())) {
                throw new IngestException(IngestError.UNKNOWN_TAKE, "Send publish:start for this take first.");
            }
            phrase = SpokenCaption.phrase(current, output.epoch(), caption);
        }
        return speech.phrase(phrase).thenApply(SpokenCaption::accept);
    }

    /**
     * Puts captions into the playlists.
     *
     * @return completes when they are there; empty if the packager has too much to do
     */
    Optional<CompletableFuture<Void>> captions(List<CaptionCue> cues) {
        return output.captions(cues);
    }

    /** How the captions fare. */
    CaptionFigures captionFigures() {
        return encoding.captionFigures();
    }

    /** While nobody broadcasts, captions do not wait for pictures. Call it every few seconds. */
    void releaseCaptions() {
        if (waitedLongerThan(CAPTION_PATIENCE)) {
            output.releaseCaptions();
        }
    }

    /** A broadcaster who has stopped a take and does not begin another is as good as gone: the grace period runs. */
    synchronized void noticeIdleness() {
        boolean idle = take == null || take.stopped();
        if (!idle || state == StreamState.ENDED || state == StreamState.RECONNECTING) {
            return;
        }
        if (Duration.between(takeStoppedAt, clock.instant()).compareTo(BETWEEN_TAKES) > 0) {
            changeState(StreamState.RECONNECTING);
        }
    }

    /** Replaces an encoder that is silent. Call it about once a second. */
    void checkProgress() {
        TakePipeline pipeline;
        synchronized (this) {
            pipeline = lastPipeline;
        }
        if (pipeline != null) {
            pipeline.checkProgress();
        }
    }

    synchronized void gone(Publisher leaver) {
        if (seat.leave(leaver)) {
            changeState(StreamState.RECONNECTING);
        }
    }

    /** Ends the stream; the stage completes when its playlists have their end. */
    CompletionStage<Void> end() {
        synchronized (this) {
            if (state == StreamState.ENDED) {
                return ended;
            }
            finishTake();
            changeState(StreamState.ENDED);
            seat.tell(IngestError.STREAM_ENDED, "The stream has ended.");
        }
        Thread.ofVirtual().name("end of " + id).start(this::writeEnd);
        return ended;
    }

    /** Ends the take's encoding, not the stream: after a restart the stream waits for its broadcaster. */
    void suspend() throws InterruptedException {
        synchronized (this) {
            finishTake();
        }
        endLastPipeline();
        speech.close();
        output.close();
        speech.awaitEnd();
    }

    /** Tells the broadcaster how the take is doing. */
    void reportHealth() {
        Publisher receiver;
        Map<String, Object> report;
        synchronized (this) {
            receiver = seat.holder();
            if (receiver == null || take == null) {
                return;
            }
            report = HealthReport.of(state, take, encoding, clock.instant());
        }
        receiver.health(report);
    }

    private Take newTake(PublishStart start, CaptionGrant captions, @Nullable Take before) {
        StoredTake stored = storedTake;
        storedTake = null;
        if (stored != null && stored.id().equals(start.takeId())) {
            return Take.goOn(start, captions, stored);
        }
        // Who takes over may do it from another device, with another clock.
        return Take.begin(start, captions, before == null || start.takeover() ? null : before.clock());
    }

    /** A language that is none cannot be spoken; the stream itself need not suffer from it. */
    private CaptionGrant captionsOf(Publisher newcomer) {
        CaptionGrant captions = newcomer.grant().captions();
        if (!captions.enabled() || CaptionPlan.of(captions.language()).isPresent()) {
            return captions;
        }
        log.warn("Stream {} is not captioned: its publish token names no language", id);
        return new CaptionGrant(false, captions.language());
    }

    private void requireNotEnded() {
        if (state == StreamState.ENDED) {
            throw new IngestException(IngestError.STREAM_ENDED, "The stream has ended.");
        }
    }

    private Take requireTake(Publisher sender, String takeId) {
        requireNotEnded();
        Take current = take;
        if (!seat.isHeldBy(sender)
                || current == null
                || current.stopped()
                || !current.id().equals(takeId)) {
            throw new IngestException(IngestError.UNKNOWN_TAKE, "Send publish:start for this take first.");
        }
        return current;
    }

    private static ContainerHeader header(byte[] firstChunk) {
        try {
            return ContainerHeader.cut(firstChunk);
        } catch (UnsupportedMediaException e) {
            throw new IngestException(IngestError.UNSUPPORTED_MEDIA, String.valueOf(e.getMessage()));
        }
    }

    /** The take's way to FFmpeg, which begins with its first chunk: that of the take, or, in its middle, the first that this process gets. */
    private TakePipeline pipeline(Take current, boolean fromTheStart) {
        TakePipeline existing = current.pipeline();
        if (existing != null) {
            return existing;
        }
        ContainerHeader header = current.header();
        if (header == null) {
            throw new IngestException(IngestError.UNKNOWN_TAKE, "The take has no header.");
        }
        encoding.admit(header.tracks());
        TakeRuns runs = new TakeRuns(
                encoding, current, header, clock.instant(), lastPipeline, reason -> takeFailed(current, reason));
        TakePipeline pipeline = new TakePipeline(id + " " + current.id(), header, fromTheStart, encoding.flush(), runs);
        current.pipeline(pipeline);
        lastPipeline = pipeline;
        return pipeline;
    }

    private synchronized void takeFailed(Take failed, IngestError reason) {
        if (take != failed) {
            return;
        }
        String message = switch (reason) {
            case UNSUPPORTED_MEDIA ->
                "The server could not read this recording. Try another browser, or press Go live again.";
            case STORAGE_FULL -> "The server's disk is full. Whoever runs it must make room first.";
            default -> "The encoder stopped. Press Go live again; viewers need not reload.";
        };
        seat.tell(reason, message);
    }

    private void finishTake() {
        Take current = take;
        if (current != null && !current.stopped()) {
            current.stop();
            takeStoppedAt = clock.instant();
            if (current.pipeline() != null) {
                current.pipeline().complete();
            }
        }
    }

    private void writeEnd() {
        try {
            endLastPipeline();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        speech.close();
        var _ = output.endStream().whenComplete((done, failure) -> {
            tellCaptionFigures();
            ended.complete(null);
        });
    }

    private void tellCaptionFigures() {
        CaptionFigures figures = captionFigures();
        if (figures.finals() > 0 || figures.lostSoundMs() > 0) {
            log.info(
                    "Stream {}: {} captions, {} of them too late for their segment; {} ms of sound not transcribed",
                    id,
                    figures.finals(),
                    figures.late(),
                    figures.lostSoundMs());
        }
    }

    private void endLastPipeline() throws InterruptedException {
        TakePipeline pipeline;
        synchronized (this) {
            pipeline = lastPipeline;
        }
        if (pipeline != null) {
            encoding.end(pipeline);
        }
    }

    private void snapshotPublished(StreamSnapshot snapshot) {
        synchronized (this) {
            if (state == StreamState.STARTING && snapshot.comfortable()) {
                changeState(StreamState.LIVE);
            }
        }
    }

    /** Nothing comes after the end: a socket that closes late must not bring a stream back. */
    private void changeState(StreamState next) {
        if (state != next && state != StreamState.ENDED) {
            state = next;
            stateSince = clock.instant();
            log.info("Stream {} is {}", id, next.wireName());
            listener.changed(status());
        }
    }

    private boolean playable() {
        StreamSnapshot snapshot = output.snapshot();
        return snapshot != null && snapshot.playable();
    }

    private static long windowBytes(Take current) {
        TakePipeline pipeline = current.pipeline();
        return pipeline == null ? TakePipeline.WINDOW_BYTES : pipeline.windowBytes();
    }

    private static ChunkAnswer answer(Take current) {
        return new ChunkAnswer(current.nextSeq(), windowBytes(current));
    }
}
