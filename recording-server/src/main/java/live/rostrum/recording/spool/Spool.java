package live.rostrum.recording.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All takes that were sent and are not yet part of a finished recording: a folder a stream, in it a folder a take. The folders are the truth; nothing else knows what was
 * acknowledged.
 *
 * <p>Safe for use by many threads. Files are touched on the spool's own threads, by at most {@link SpoolSettings#diskThreads} at one time.
 */
public final class Spool implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Spool.class);
    private static final long CLOSE_SECONDS = 20;

    private record Key(String streamId, String takeId) {}

    private final Path directory;
    private final SpoolSettings settings;
    private final SegmentOpener opener;
    private final Supplier<String> recordingIds;
    private final WaitingBytes waitingBytes = new WaitingBytes();
    private final Map<Key, CompletableFuture<SpooledTake>> takes = new ConcurrentHashMap<>();
    private final ExecutorService disk;
    /** Held while folders come and go. */
    private final Object layout = new Object();

    /**
     * A spool in this folder, which is made if it is not there.
     *
     * @param recordingIds gives each new recording an id
     */
    public Spool(Path directory, SpoolSettings settings, Supplier<String> recordingIds) throws IOException {
        this(directory, settings, recordingIds, SegmentOpener.REAL);
    }

    Spool(Path directory, SpoolSettings settings, Supplier<String> recordingIds, SegmentOpener opener)
            throws IOException {
        this.recordingIds = recordingIds;
        this.directory = directory;
        this.settings = settings;
        this.opener = opener;
        this.disk = Executors.newFixedThreadPool(
                settings.diskThreads(),
                Thread.ofPlatform().daemon().name("spool ", 0).factory());
        DurableFiles.createDirectories(directory);
    }

    /**
     * Finds a take, or begins it: then it is on disk when the stage completes.
     *
     * @return completes with an {@link IOException} if the disk cannot be read or written, with {@link TooManyTakesException} if the stream has as many as it may
     */
    public CompletionStage<SpooledTake> open(TakeManifest manifest) {
        Key key = new Key(manifest.streamId(), manifest.takeId());
        CompletableFuture<SpooledTake> opening =
                takes.computeIfAbsent(key, missing -> CompletableFuture.supplyAsync(() -> openOnDisk(manifest), disk));
        return opening.whenComplete((take, failure) -> {
            if (failure != null) {
                takes.remove(key, opening);
            }
        });
    }

    /** Everything that is being recorded or waits to be completed; one whose manifest cannot be read is left out, and told in the log. */
    public List<RecordingManifest> recordings() throws IOException {
        List<RecordingManifest> found = new ArrayList<>();
        for (String streamId : names(directory)) {
            try {
                RecordingManifest.read(directory.resolve(streamId)).ifPresent(found::add);
            } catch (IOException e) {
                log.error("The recording of stream {} is left out: {}", streamId, e.toString());
            }
        }
        return List.copyOf(found);
    }

    /** The recording of a stream; empty if nothing of it is here. */
    public Optional<RecordingManifest> recording(String streamId) throws IOException {
        return RecordingManifest.read(directory.resolve(streamId));
    }

    /**
     * Writes down that a stream has ended; once is enough, and a stream of which nothing is here is none of ours.
     *
     * @return whether this was news
     */
    public boolean end(String streamId, Instant at) throws IOException {
        synchronized (layout) {
            Optional<RecordingManifest> recording = recording(streamId);
            if (recording.isEmpty() || recording.get().endedAt() != null) {
                return false;
            }
            recording.get().ended(at).write(directory.resolve(streamId));
            return true;
        }
    }

    /** The takes of a stream, in the order in which this server heard of them; one whose manifest cannot be read is left out, and told in the log. */
    public List<TakeManifest> takes(String streamId) throws IOException {
        List<TakeManifest> found = new ArrayList<>();
        for (String takeId : names(directory.resolve(streamId))) {
            try {
                TakeManifest.read(directoryOf(streamId, takeId)).ifPresent(found::add);
            } catch (IOException e) {
                log.error("Take {} of stream {} is left out: {}", takeId, streamId, e.toString());
            }
        }
        found.sort(Comparator.comparing(TakeManifest::firstHeardAt));
        return List.copyOf(found);
    }

    /** A take's folder, for {@link SpoolReader}. */
    public Path directoryOf(String streamId, String takeId) {
        return directory.resolve(streamId).resolve(takeId);
    }

    /** How much of all takes together waits for the disk. */
    public long waitingBytes() {
        return waitingBytes.now();
    }

    /** What there is of a stream now. */
    public SpoolState state(String streamId) throws IOException {
        StringBuilder fingerprint = new StringBuilder();
        boolean allStopped = true;
        long bytes = 0;
        for (TakeManifest take : takes(streamId)) {
            long takeBytes = 0;
            for (Path segment : Segments.in(directoryOf(streamId, take.takeId()))) {
                takeBytes += Files.size(segment);
            }
            bytes += takeBytes;
            allStopped &= take.chunks() != null;
            fingerprint
                    .append(take.takeId())
                    .append(':')
                    .append(takeBytes)
                    .append(':')
                    .append(take.chunks())
                    .append(' ');
        }
        return new SpoolState(fingerprint.toString().strip(), allStopped, bytes);
    }

    /**
     * Deletes the chunks of a stream that are in a finished recording, if nothing has been added since. That its takes were here is remembered for a while.
     *
     * @param fingerprint of what is in the recording
     * @return whether they were deleted
     */
    public boolean delete(String streamId, String fingerprint, Instant now) throws IOException {
        synchronized (layout) {
            if (!closeAll(streamId) || !state(streamId).fingerprint().equals(fingerprint)) {
                return false;
            }
            Map<String, Long> closed = new HashMap<>();
            for (TakeManifest take : takes(streamId)) {
                Long chunks = take.chunks();
                if (chunks != null) {
                    closed.put(take.takeId(), chunks);
                }
            }
            Path stream = directory.resolve(streamId);
            if (!closed.isEmpty()) {
                ClosedTakes.read(stream).with(closed, now).write(stream);
            }
            RecordingManifest.delete(stream);
            for (String takeId : names(stream)) {
                deleteTree(stream.resolve(takeId));
            }
            DurableFiles.syncDirectory(stream);
            return true;
        }
    }

    /** Forgets the streams whose last take was closed before this moment, and folders in which there is nothing. */
    public void forgetClosed(Instant before) throws IOException {
        for (String streamId : names(directory)) {
            Path stream = directory.resolve(streamId);
            synchronized (layout) {
                if (recording(streamId).isEmpty()
                        && names(stream).isEmpty()
                        && ClosedTakes.read(stream).closedAt().isBefore(before)) {
                    takes.keySet().removeIf(key -> key.streamId().equals(streamId));
                    deleteTree(stream);
                }
            }
        }
    }

    /** Closes the takes that are open; those that are being opened are in the way. */
    private boolean closeAll(String streamId) {
        for (Map.Entry<Key, CompletableFuture<SpooledTake>> entry :
                Map.copyOf(takes).entrySet()) {
            if (entry.getKey().streamId().equals(streamId)) {
                CompletableFuture<SpooledTake> opening = entry.getValue();
                if (!opening.isDone()
                        || (!opening.isCompletedExceptionally()
                                && !opening.join().close())) {
                    return false;
                }
                takes.remove(entry.getKey(), opening);
            }
        }
        return true;
    }

    private static void deleteTree(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Writes what waits, and ends. */
    @Override
    public void close() {
        disk.shutdown();
        try {
            if (!disk.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                log.warn("The disk did not take everything in {} s; it was not acknowledged", CLOSE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SpooledTake openOnDisk(TakeManifest manifest) {
        try {
            synchronized (layout) {
                Path stream = directory.resolve(manifest.streamId());
                Path folder = directoryOf(manifest.streamId(), manifest.takeId());
                Long closedAfter = ClosedTakes.read(stream).chunks().get(manifest.takeId());
                if (closedAfter != null) {
                    return SpooledTake.closed(folder, manifest, closedAfter, disk);
                }
                return new SpooledTake(
                        folder,
                        storedOrBegun(folder, manifest),
                        StoredPosition.read(folder),
                        new SegmentWriter(folder, opener, settings.segmentBytes()),
                        disk,
                        waitingBytes);
            }
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private TakeManifest storedOrBegun(Path folder, TakeManifest manifest) throws IOException {
        Optional<TakeManifest> stored = TakeManifest.read(folder);
        if (stored.isPresent()) {
            return stored.get();
        }
        if (names(directory.resolve(manifest.streamId())).size() >= settings.maxTakes()) {
            throw new TooManyTakesException(settings.maxTakes());
        }
        DurableFiles.createDirectories(folder);
        if (recording(manifest.streamId()).isEmpty()) {
            new RecordingManifest(
                            recordingIds.get(), manifest.streamId(), manifest.userId(), manifest.firstHeardAt(), null)
                    .write(directory.resolve(manifest.streamId()));
        }
        manifest.write(folder);
        return manifest;
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(Files::isDirectory)
                    .map(path -> String.valueOf(path.getFileName()))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
