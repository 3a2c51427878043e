package live.rostrum.recording.ingest;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import live.rostrum.ingest.ChunkAnswer;
import live.rostrum.ingest.ChunkReceiver;
import live.rostrum.ingest.IngestError;
import live.rostrum.ingest.IngestException;
import live.rostrum.ingest.PublishChunk;
import live.rostrum.ingest.PublishStart;
import live.rostrum.ingest.PublishStop;
import live.rostrum.ingest.Publisher;
import live.rostrum.ingest.StartAnswer;
import live.rostrum.ingest.container.ContainerHeader;
import live.rostrum.ingest.container.UnsupportedMediaException;
import live.rostrum.recording.spool.DiskSpace;
import live.rostrum.recording.spool.OutOfOrderException;
import live.rostrum.recording.spool.Spool;
import live.rostrum.recording.spool.SpoolBusyException;
import live.rostrum.recording.spool.SpooledChunk;
import live.rostrum.recording.spool.SpooledTake;
import live.rostrum.recording.spool.TakeClosedException;
import live.rostrum.recording.spool.TakeManifest;
import live.rostrum.recording.spool.TooManyTakesException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what broadcasters send and acknowledges it when it is on disk. Knows nothing of encoders and databases: neither can hold it up.
 *
 * <p>Never blocks; the disk's work is done on the spool's threads.
 */
public final class Recorder implements ChunkReceiver {

    private static final Logger log = LoggerFactory.getLogger(Recorder.class);

    private final Spool spool;
    private final DiskSpace space;
    private final Clock clock;
    private final RecorderWindow window;
    private final Map<String, RecordedStream> streams = new ConcurrentHashMap<>();

    public Recorder(Spool spool, DiskSpace space, Clock clock) {
        this.spool = spool;
        this.space = space;
        this.clock = clock;
        this.window = new RecorderWindow(spool);
    }

    @Override
    public CompletionStage<StartAnswer> start(Publisher publisher, PublishStart start) {
        if (!publisher.grant().record()) {
            throw new IngestException(IngestError.UNAUTHORIZED, "This stream is not recorded.");
        }
        admit(publisher, start);
        if (space.state() != DiskSpace.State.OK && !isKnown(start.streamId())) {
            throw storageFull("The recorder's disk has no room for another recording.");
        }
        return spool.open(manifest(publisher, start))
                .thenApply(take -> seat(publisher, take, start))
                .exceptionallyCompose(failure -> failed(start.streamId(), failure));
    }

    @Override
    public CompletionStage<ChunkAnswer> chunk(Publisher publisher, PublishChunk chunk) {
        Seat seat = require(publisher, chunk.takeId());
        SpooledTake take = seat.take();
        boolean again = chunk.seq() == 0 && take.nextSeq() > 0;
        if (!take.hasHeader() && chunk.seq() != 0) {
            throw IngestException.gap(chunk.seq(), 0);
        }
        check(chunk, take.hasHeader());
        try {
            CompletionStage<Long> written =
                    take.append(new SpooledChunk(chunk.seq(), clock.instant(), again, chunk.data()));
            seat.received(chunk.data().length);
            return written.thenApply(next -> new ChunkAnswer(next, window.bytes()))
                    .exceptionallyCompose(failure -> failed(publisher.grant().streamId(), failure));
        } catch (OutOfOrderException e) {
            throw IngestException.gap(chunk.seq(), e.nextSeq());
        } catch (TakeClosedException e) {
            throw new IngestException(IngestError.UNKNOWN_TAKE, "Send publish:start for this take again.");
        } catch (SpoolBusyException e) {
            throw overloaded();
        }
    }

    @Override
    public CompletionStage<Void> stop(Publisher publisher, PublishStop stop) {
        Seat seat = require(publisher, stop.takeId());
        SpooledTake take = seat.take();
        if (stop.chunks() > take.nextSeq()) {
            throw IngestException.gap(stop.chunks(), take.nextSeq());
        }
        try {
            return take.stop(stop.chunks())
                    .thenRun(seat::finish)
                    .exceptionallyCompose(failure -> failed(publisher.grant().streamId(), failure));
        } catch (SpoolBusyException e) {
            throw overloaded();
        }
    }

    @Override
    public void gone(Publisher publisher) {
        streams.computeIfPresent(publisher.grant().streamId(), (id, stream) -> {
            stream.leave(publisher).forEach(seat -> seat.take().rest());
            return stream.seats().isEmpty() ? null : stream;
        });
    }

    /** Whether somebody is sending chunks of this stream. */
    public boolean isConnected(String streamId) {
        RecordedStream stream = streams.get(streamId);
        return stream != null && !stream.seats().isEmpty();
    }

    /** Tells all broadcasters how it goes; called every two seconds by one thread. */
    void tellHealth() {
        Instant now = clock.instant();
        streams.values().stream()
                .flatMap(stream -> stream.seats().stream())
                .forEach(seat -> seat.publisher().health(RecorderHealthReport.of(seat, space.state(), now)));
    }

    private void admit(Publisher publisher, PublishStart start) {
        RecordedStream stream = streams.get(start.streamId());
        if (stream != null) {
            stream.admit(publisher, start.takeId(), start.takeover());
        }
    }

    private StartAnswer seat(Publisher publisher, SpooledTake take, PublishStart start) {
        streams.compute(start.streamId(), (id, present) -> {
            RecordedStream stream = present == null ? new RecordedStream() : present;
            stream.seat(new Seat(publisher, take, clock.instant()));
            return stream;
        });
        long nextSeq = take.jumpTo(start.oldestSeq());
        return new StartAnswer(nextSeq, nextSeq > 0 && !take.hasHeader(), window.bytes());
    }

    private TakeManifest manifest(Publisher publisher, PublishStart start) {
        return new TakeManifest(
                start.streamId(),
                start.takeId(),
                publisher.grant().userId(),
                start.mimeType(),
                start.timesliceMs(),
                start.startedAt(),
                clock.instant(),
                null);
    }

    private boolean isKnown(String streamId) {
        try {
            return spool.recording(streamId).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    private Seat require(Publisher publisher, String takeId) {
        return Optional.ofNullable(streams.get(publisher.grant().streamId()))
                .flatMap(stream -> stream.find(publisher, takeId))
                .orElseThrow(
                        () -> new IngestException(IngestError.UNKNOWN_TAKE, "Send publish:start for this take first."));
    }

    /** A take begins with a header that can be read, and has one only. */
    private static void check(PublishChunk chunk, boolean hasHeader) {
        if (chunk.seq() > 0 && ContainerHeader.beginsAt(chunk.data())) {
            throw new IngestException(
                    IngestError.UNSUPPORTED_MEDIA,
                    "Another recording begins in the middle of this take: it is a take of its own.");
        }
        if (chunk.seq() == 0 && !hasHeader) {
            try {
                var _ = ContainerHeader.cut(chunk.data());
            } catch (UnsupportedMediaException e) {
                throw new IngestException(IngestError.UNSUPPORTED_MEDIA, String.valueOf(e.getMessage()));
            }
        }
    }

    private <T> CompletionStage<T> failed(String streamId, Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return CompletableFuture.failedStage(refusal(streamId, cause));
    }

    private IngestException refusal(String streamId, Throwable cause) {
        if (cause instanceof IngestException refused) {
            return refused;
        }
        if (cause instanceof TooManyTakesException) {
            return new IngestException(IngestError.OVERLOADED, "The stream has as many takes as it may have.");
        }
        log.warn("Nothing of stream {} can be written: {}", streamId, cause.toString());
        space.look();
        return cause instanceof IOException
                ? storageFull("The recorder's disk cannot be written. Nothing is lost as long as it is kept here.")
                : new IngestException(IngestError.OVERLOADED, "The recorder could not take this. Try again.");
    }

    private static IngestException overloaded() {
        return new IngestException(IngestError.OVERLOADED, "The disk has not taken what was sent before.");
    }

    private static IngestException storageFull(String message) {
        return new IngestException(IngestError.STORAGE_FULL, message);
    }
}
