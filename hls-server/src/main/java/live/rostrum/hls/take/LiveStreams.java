package live.rostrum.hls.take;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import live.rostrum.ffmpeg.FfmpegBinary;
import live.rostrum.hls.audio.Transcription;
import live.rostrum.hls.packager.CaptionCue;
import live.rostrum.hls.packager.StoredWindow;
import live.rostrum.hls.packager.StreamSnapshot;
import live.rostrum.hls.transcode.EncoderSpeed;
import live.rostrum.hls.transcode.EncodingBudget;
import live.rostrum.ingest.ChunkAnswer;
import live.rostrum.ingest.ChunkReceiver;
import live.rostrum.ingest.IngestError;
import live.rostrum.ingest.IngestException;
import live.rostrum.ingest.PublishCaption;
import live.rostrum.ingest.PublishChunk;
import live.rostrum.ingest.PublishStart;
import live.rostrum.ingest.PublishStop;
import live.rostrum.ingest.Publisher;
import live.rostrum.ingest.StartAnswer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All streams of this server that have not ended: finds or makes one for a publisher, ends those whose broadcaster stayed away.
 */
public final class LiveStreams implements ChunkReceiver, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LiveStreams.class);
    private static final long HEALTH_SECONDS = 2;
    private static final long PROGRESS_SECONDS = 1;

    /** Until the start of everything else is over. */
    private static final long QUIET_SECONDS = 15;

    private final LiveSettings settings;
    private final FfmpegBinary ffmpeg;
    private final Transcription transcription;
    private final PrivateStreams privateStreams;
    private final Clock clock;
    private final StateListener listener;
    private final EncodingBudget budget;
    private final Map<String, LiveStream> streams = new ConcurrentHashMap<>();
    private final RecentlyEnded ended = new RecentlyEnded();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live streams").factory());

    public LiveStreams(
            LiveSettings settings,
            FfmpegBinary ffmpeg,
            Transcription transcription,
            PrivateStreams privateStreams,
            Clock clock,
            StateListener listener) {
        this.transcription = transcription;
        this.privateStreams = privateStreams;
        this.settings = settings;
        this.ffmpeg = ffmpeg;
        this.budget = new EncodingBudget(settings.encodingCores());
        this.clock = clock;
        this.listener = listener;
    }

    /** Reads the windows of an earlier process back and starts the clockwork. */
    public void open() throws IOException {
        Files.createDirectories(settings.directory());
        try (Stream<Path> directories = Files.list(settings.directory())) {
            directories.filter(Files::isDirectory).forEach(this::restore);
        }
        var _ = timer.scheduleWithFixedDelay(this::tick, HEALTH_SECONDS, HEALTH_SECONDS, TimeUnit.SECONDS);
        var _ = timer.scheduleWithFixedDelay(this::checkProgress, PROGRESS_SECONDS, PROGRESS_SECONDS, TimeUnit.SECONDS);
        var _ = timer.schedule(
                () -> Thread.ofVirtual().name("encoder speed").start(this::measureSpeed),
                QUIET_SECONDS,
                TimeUnit.SECONDS);
    }

    /** What a stream that has not ended has to offer; empty if there is no such stream or nothing yet. */
    public Optional<StreamSnapshot> snapshot(String streamId) {
        LiveStream stream = streams.get(streamId);
        return stream == null ? Optional.empty() : Optional.ofNullable(stream.snapshot());
    }

    /** A picture of the stream, a JPEG of about now, or of its end; the file need not exist. */
    public static Path poster(Path directory) {
        return directory.resolve(StreamOutput.POSTER);
    }

    /** All streams that have not ended. */
    public List<LiveStatus> statuses() {
        return streams.values().stream().map(LiveStream::status).toList();
    }

    /**
     * Puts captions into a stream's playlists.
     *
     * @return completes when they are there; empty if no such stream is live here
     * @throws IngestException {@code overloaded} if the stream's packager has too much to do
     */
    public Optional<CompletionStage<Void>> captions(String streamId, List<CaptionCue> cues) {
        LiveStream stream = streams.get(streamId);
        if (stream == null) {
            return Optional.empty();
        }
        return Optional.of(stream.captions(cues)
                .orElseThrow(() ->
                        new IngestException(IngestError.OVERLOADED, "The stream's packager is busy. Try again.")));
    }

    /** How a stream's captions fare; empty if no such stream is live here. */
    public Optional<CaptionFigures> captionFigures(String streamId) {
        return Optional.ofNullable(streams.get(streamId)).map(LiveStream::captionFigures);
    }

    /** Ends a stream; does nothing if it is not live here. */
    public CompletionStage<Void> end(String streamId) {
        LiveStream stream = streams.get(streamId);
        if (stream == null) {
            return CompletableFuture.completedFuture(null);
        }
        return stream.end().whenComplete((done, failure) -> {
            ended.add(streamId);
            streams.remove(streamId, stream);
        });
    }

    @Override
    public CompletionStage<StartAnswer> start(Publisher publisher, PublishStart start) {
        if (publisher.grant().recordingOnly()) {
            throw new IngestException(IngestError.STREAM_ENDED, "The stream has ended; only its recorder takes more.");
        }
        LiveStream stream = find(start.streamId());
        try {
            privateStreams.set(start.streamId(), publisher.grant().privateStream());
        } catch (IOException e) {
            log.error("Who may watch stream {} cannot be written down", start.streamId(), e);
            throw new IngestException(IngestError.STORAGE_FULL, "The server's disk cannot be written.");
        }
        return CompletableFuture.completedStage(stream.start(publisher, start));
    }

    @Override
    public CompletionStage<ChunkAnswer> chunk(Publisher publisher, PublishChunk chunk) {
        return require(publisher).chunk(publisher, chunk);
    }

    @Override
    public CompletionStage<Void> stop(Publisher publisher, PublishStop stop) {
        require(publisher).stop(publisher, stop);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> caption(Publisher publisher, PublishCaption caption) {
        return require(publisher).caption(publisher, caption);
    }

    @Override
    public void gone(Publisher publisher) {
        LiveStream stream = streams.get(publisher.grant().streamId());
        if (stream != null) {
            stream.gone(publisher);
        }
    }

    /** Ends all takes, so that what was sent is on disk; the streams themselves go on after a restart. */
    @Override
    public void close() {
        timer.shutdownNow();
        List<Thread> closing = streams.values().stream()
                .map(stream -> Thread.ofVirtual().start(() -> suspend(stream)))
                .toList();
        try {
            for (Thread thread : closing) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void suspend(LiveStream stream) {
        try {
            stream.suspend();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private LiveStream require(Publisher publisher) {
        LiveStream stream = streams.get(publisher.grant().streamId());
        if (stream != null) {
            return stream;
        }
        throw ended.contains(publisher.grant().streamId())
                ? new IngestException(IngestError.STREAM_ENDED, "The stream has ended.")
                : new IngestException(IngestError.UNKNOWN_TAKE, "Send publish:start for this take first.");
    }

    private LiveStream find(String streamId) {
        return streams.computeIfAbsent(streamId, id -> {
            if (streams.size() >= settings.maxStreams()) {
                throw new IngestException(
                        IngestError.OVERLOADED, "The server has as many live streams as it is set up for.");
            }
            return open(id);
        });
    }

    private LiveStream open(String streamId) {
        return stored(streamId).map(window -> resume(streamId, window)).orElseGet(() -> newStream(streamId));
    }

    private LiveStream resume(String streamId, StoredWindow window) {
        if (window.endedAt().isPresent()) {
            throw new IngestException(IngestError.STREAM_ENDED, "The stream has ended.");
        }
        try {
            LiveStream stream = newStream(streamId);
            stream.restore(window);
            return stream;
        } catch (IOException e) {
            throw unreadable(streamId, e);
        }
    }

    private LiveStream newStream(String streamId) {
        return new LiveStream(streamId, settings, ffmpeg, budget, transcription.stream(streamId), clock, listener);
    }

    private Optional<StoredWindow> stored(String streamId) {
        try {
            return StoredWindow.read(settings.directory().resolve(streamId), settings.packager());
        } catch (IOException | RuntimeException e) {
            throw unreadable(streamId, e);
        }
    }

    private static IngestException unreadable(String streamId, Exception cause) {
        log.error("The window of stream {} cannot be read", streamId, cause);
        return new IngestException(IngestError.OVERLOADED, "The stream's earlier part cannot be read.");
    }

    /** Takes a stream up that had not ended. What else lies there (ended streams, and what is left of them) is not ours. */
    private void restore(Path directory) {
        @Nullable Path name = directory.getFileName();
        if (name == null) {
            return;
        }
        try {
            stored(name.toString()).ifPresent(window -> {
                streams.put(name.toString(), resume(name.toString(), window));
                log.info("Stream {} waits for its broadcaster", name);
            });
        } catch (IngestException e) {
            log.debug("Stream {} is not taken up: {}", name, e.getMessage());
        }
    }

    private void measureSpeed() {
        try {
            EncoderSpeed.measure(ffmpeg).ifPresent(budget::measured);
        } catch (IOException e) {
            log.warn("The encoder's speed could not be measured: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void checkProgress() {
        try {
            streams.values().forEach(LiveStream::checkProgress);
        } catch (RuntimeException e) {
            log.error("The encoders' progress could not be checked", e);
        }
    }

    private void tick() {
        try {
            for (LiveStream stream : streams.values()) {
                stream.reportHealth();
                stream.noticeIdleness();
                stream.releaseCaptions();
                if (stream.waitedLongerThan(settings.grace())) {
                    log.info("Stream {}: nobody came back", stream.id());
                    var _ = end(stream.id());
                }
            }
        } catch (RuntimeException e) {
            log.error("A round of the clockwork failed", e);
        }
    }
}
