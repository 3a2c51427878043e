package live.rostrum.hls.take;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import live.rostrum.ffmpeg.FfmpegBinary;
import live.rostrum.hls.packager.RenditionPlan;
import live.rostrum.hls.packager.StoredWindow;
import live.rostrum.hls.packager.StreamSnapshot;
import live.rostrum.hls.transcode.Ladder;
import live.rostrum.hls.transcode.TranscodeListener;
import live.rostrum.hls.transcode.TranscodeOutcome;
import live.rostrum.hls.transcode.TranscodeRun;
import live.rostrum.ingest.ChunkAnswer;
import live.rostrum.ingest.IngestError;
import live.rostrum.ingest.IngestException;
import live.rostrum.ingest.PublishChunk;
import live.rostrum.ingest.PublishStart;
import live.rostrum.ingest.PublishStop;
import live.rostrum.ingest.Publisher;
import live.rostrum.ingest.StartAnswer;
import live.rostrum.ingest.container.ContainerHeader;
import live.rostrum.ingest.container.UnsupportedMediaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream that is live, waits for its broadcaster, or is about to end.
 *
 * <p>Its monitor guards who publishes and which chunk is next, and is held for moments only; media goes through {@link TakeInput} to FFmpeg and from there
 * to {@link StreamOutput}, each with threads of their own.
 */
final class LiveStream {

    private static final Logger log = LoggerFactory.getLogger(LiveStream.class);
    private static final Duration BETWEEN_TAKES = Duration.ofSeconds(5);
    private static final Duration INPUT_SILENCE = Duration.ofSeconds(5);

    private final String id;
    private final FfmpegBinary ffmpeg;
    private final Clock clock;
    private final StateListener listener;
    private final StreamOutput output;

    private StreamState state = StreamState.RECONNECTING;
    private Instant stateSince;
    private Instant takeStoppedAt;
    private final Duration flush;
    private @Nullable TakeInput lastInput;
    private @Nullable Publisher publisher;
    private @Nullable Take take;
    private String lastTakeId = "";
    private @Nullable Ladder ladder;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    LiveStream(String id, LiveSettings settings, FfmpegBinary ffmpeg, Clock clock, StateListener listener) {
        this.id = id;
        this.ffmpeg = ffmpeg;
        this.flush = settings.flush();
        this.clock = clock;
        this.listener = listener;
        this.stateSince = clock.instant();
        this.takeStoppedAt = stateSince;
        this.output = new StreamOutput(
                id, settings.directory().resolve(id), settings.packager(), clock, this::snapshotPublished);
    }

    /** Goes on with the window of an earlier process, waiting for its broadcaster. */
    void restore(StoredWindow stored) throws IOException {
        output.restore(stored);
    }

    String id() {
        return id;
    }

    @Nullable
    StreamSnapshot snapshot() {
        return output.snapshot();
    }

    synchronized LiveStatus status() {
        return new LiveStatus(id, state, lastTakeId, stateSince);
    }

    /** Whether the grace period is over. */
    synchronized boolean waitedLongerThan(Duration grace) {
        return state == StreamState.RECONNECTING
                && Duration.between(stateSince, clock.instant()).compareTo(grace) > 0;
    }

    synchronized StartAnswer start(Publisher newcomer, PublishStart start) {
        if (state == StreamState.ENDED) {
            throw new IngestException(IngestError.STREAM_ENDED, "The stream has ended.");
        }
        Publisher older = displaced(newcomer, start);
        publisher = newcomer;
        if (older != null) {
            older.error(IngestError.ALREADY_PUBLISHING, "The broadcast goes on from another window or device.", true);
            older.disconnect();
        }
        Take current = take;
        if (current == null || current.stopped() || !current.id().equals(start.takeId())) {
            finishTake();
            current = new Take(start);
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
            begin(current, header(chunk.data()), true);
            return CompletableFuture.completedFuture(answer(current));
        }
        if (chunk.seq() < current.nextSeq()) {
            return CompletableFuture.completedFuture(answer(current));
        }
        if (chunk.seq() > current.nextSeq() || current.needsHeader()) {
            throw IngestException.gap(chunk.seq(), current.needsHeader() ? 0 : current.nextSeq());
        }
        if (current.input() == null) {
            begin(current, header(chunk.data()), false);
        }
        TakeInput input = current.input();
        if (input == null) {
            throw new IngestException(IngestError.UNKNOWN_TAKE, "The take has no header.");
        }
        CompletionStage<Void> written = input.add(chunk.data());
        current.meter().input(chunk.data().length);
        current.advance();
        long next = current.nextSeq();
        return written.thenApply(ignored -> new ChunkAnswer(next, input.windowBytes()));
    }

    synchronized void stop(Publisher sender, PublishStop stop) {
        Take current = requireTake(sender, stop.takeId());
        if (stop.chunks() > current.nextSeq()) {
            throw IngestException.gap(stop.chunks(), current.nextSeq());
        }
        finishTake();
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

    synchronized void gone(Publisher leaver) {
        if (publisher == leaver) {
            publisher = null;
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
            if (publisher != null) {
                publisher.error(IngestError.STREAM_ENDED, "The stream has ended.", true);
            }
        }
        Thread.ofVirtual().name("end of " + id).start(this::writeEnd);
        return ended;
    }

    /** Ends the take, not the stream: after a restart the stream waits for its broadcaster. */
    void suspend() throws InterruptedException {
        TakeInput input;
        synchronized (this) {
            finishTake();
            input = lastInput;
        }
        endLastRun(input);
        output.close();
    }

    /** Tells the broadcaster how the take is doing. */
    void reportHealth() {
        Publisher receiver;
        Map<String, Object> report;
        synchronized (this) {
            Take current = take;
            if (publisher == null || current == null) {
                return;
            }
            receiver = publisher;
            report = healthOf(current);
        }
        receiver.health(report);
    }

    private Map<String, Object> healthOf(Take current) {
        TakeMeter.Reading reading = current.meter().read(clock.instant());
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("state", state.wireName());
        report.put("bitrateKbps", reading.bitrateKbps());
        report.put("framesPerSecond", reading.framesPerSecond());
        report.put("lagMs", reading.lagMs());
        report.put("mode", "transcode");
        report.put(
                "renditions", output.plans().stream().map(RenditionPlan::name).toList());
        report.put("warnings", warnings(current));
        return report;
    }

    private List<String> warnings(Take current) {
        List<String> warnings = new ArrayList<>();
        if (output.storageFailed()) {
            warnings.add("The server's disk is full: viewers miss parts of the stream.");
        }
        if (current.input() != null && current.meter().sinceInput().compareTo(INPUT_SILENCE) > 0) {
            warnings.add(
                    "Nothing has arrived for " + current.meter().sinceInput().toSeconds() + " s.");
        }
        return warnings;
    }

    /** The publisher whose place the newcomer takes, if there is one and the newcomer may. */
    private @Nullable Publisher displaced(Publisher newcomer, PublishStart start) {
        Publisher older = publisher;
        if (older == null || older == newcomer) {
            return null;
        }
        boolean sameTake = take != null && take.id().equals(start.takeId());
        boolean sameUser = older.grant().userId().equals(newcomer.grant().userId());
        if (!sameUser || !(sameTake || start.takeover())) {
            throw new IngestException(
                    IngestError.ALREADY_PUBLISHING, "This stream is being broadcast from another window or device.");
        }
        return older;
    }

    private Take requireTake(Publisher sender, String takeId) {
        if (state == StreamState.ENDED) {
            throw new IngestException(IngestError.STREAM_ENDED, "The stream has ended.");
        }
        Take current = take;
        if (publisher != sender
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

    /** Starts the way to FFmpeg. With {@code headerOnly} the take goes on from its middle, so FFmpeg gets the header first. */
    private void begin(Take current, ContainerHeader header, boolean headerOnly) {
        if (ladder == null) {
            ladder = ladderFor(header);
        }
        Ladder rungs = ladder;
        Instant programmeStart = current.programmeStart(clock.instant());
        TakeInput before = lastInput;
        TakeInput input = new TakeInput(id + " " + current.id(), () -> {
            endLastRun(before);
            return startRun(current, header, headerOnly, rungs, programmeStart);
        });
        current.begin(header, input);
        lastInput = input;
    }

    /** The ladder of the first take holds for the stream; after a restart it is found again from the renditions that there are. */
    private Ladder ladderFor(ContainerHeader header) {
        List<RenditionPlan> plans = output.plans();
        StreamSnapshot snapshot = output.snapshot();
        if (plans.isEmpty() || snapshot == null) {
            return Ladder.of(header.tracks());
        }
        return Ladder.of(snapshot);
    }

    private TranscodeRun startRun(
            Take current, ContainerHeader header, boolean headerOnly, Ladder rungs, Instant programmeStart)
            throws IOException, InterruptedException {
        TranscodeListener samples = output.beginRun(
                rungs.plans(),
                Set.copyOf(rungs.made(header.tracks())),
                programmeStart,
                current.meter(),
                outcome -> runEnded(current, outcome));
        try {
            TranscodeRun run = TranscodeRun.start(id, ffmpeg, header, rungs, samples);
            if (headerOnly) {
                run.write(header.bytes());
            }
            return run;
        } catch (IOException e) {
            output.abandonRun();
            throw e;
        }
    }

    private void runEnded(Take finished, TranscodeOutcome outcome) {
        boolean expected;
        Optional<Publisher> told;
        synchronized (this) {
            expected = finished.stopped();
            told = Optional.ofNullable(take == finished ? publisher : null);
        }
        if (expected && outcome.samples() > 0) {
            log.info("Stream {}: take {} is complete", id, finished.id());
            return;
        }
        log.warn(
                "Stream {}: FFmpeg ended with {} after {} samples: {}",
                id,
                outcome.exitCode(),
                outcome.samples(),
                outcome.lastMessages());
        told.ifPresent(receiver -> receiver.error(
                outcome.samples() == 0 ? IngestError.UNSUPPORTED_MEDIA : IngestError.OVERLOADED,
                outcome.samples() == 0
                        ? "The server could not read this recording. Try another browser, or press Go live again."
                        : "The encoder stopped. Press Go live again; viewers need not reload.",
                true));
    }

    private void finishTake() {
        Take current = take;
        if (current != null && !current.stopped()) {
            current.stop();
            takeStoppedAt = clock.instant();
            if (current.input() != null) {
                current.input().complete();
            }
        }
    }

    private void writeEnd() {
        TakeInput input;
        synchronized (this) {
            input = lastInput;
        }
        try {
            endLastRun(input);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var _ = output.endStream().whenComplete((done, failure) -> ended.complete(null));
    }

    /** Waits until FFmpeg has written the rest of the last run, and kills it if that takes too long: it may be stopped or stuck. */
    private void endLastRun(@Nullable TakeInput input) throws InterruptedException {
        if (output.awaitLastRun(flush)) {
            return;
        }
        log.warn("Stream {}: FFmpeg did not finish in {} s and is killed", id, flush.toSeconds());
        if (input != null) {
            input.abort();
        }
        output.awaitLastRun(flush);
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
            listener.changed(id, next, lastTakeId, stateSince);
        }
    }

    private boolean playable() {
        StreamSnapshot snapshot = output.snapshot();
        return snapshot != null && snapshot.playable();
    }

    private static long windowBytes(Take current) {
        TakeInput input = current.input();
        return input == null ? TakeInput.WINDOW_BYTES : input.windowBytes();
    }

    private static ChunkAnswer answer(Take current) {
        return new ChunkAnswer(current.nextSeq(), windowBytes(current));
    }
}
