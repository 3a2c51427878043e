package live.rostrum.hls.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import live.rostrum.hls.packager.PackagerSettings;
import live.rostrum.hls.packager.StoredWindow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Streams that have ended: served from their journal for a day, then deleted. A small file is left for a month, so that the answer is "gone", not "never
 * was".
 */
final class EndedStreams {

    private static final Logger log = LoggerFactory.getLogger(EndedStreams.class);
    private static final String TOMBSTONE = "gone";
    private static final Duration TOMBSTONE_LIFE = Duration.ofDays(30);
    private static final int MAX_CACHED = 64;

    private final Path directory;
    private final PackagerSettings settings;
    private final Duration retention;
    private final Cache<String, Playback> cache = Caffeine.newBuilder()
            .maximumSize(MAX_CACHED)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    EndedStreams(Path directory, PackagerSettings settings, Duration retention) {
        this.directory = directory;
        this.settings = settings;
        this.retention = retention;
    }

    /** What is left of a stream that is not live. Reads the disk the first time. */
    Playback find(String streamId) {
        Playback cached = cache.getIfPresent(streamId);
        if (cached != null) {
            return cached;
        }
        Playback found = read(directory.resolve(streamId));
        if (!(found instanceof Playback.Missing)) {
            cache.put(streamId, found);
        }
        return found;
    }

    /** Deletes what ended longer ago than the retention, and tombstones of a month ago. Called from a timer. */
    void sweep(Instant now) {
        try (Stream<Path> streams = Files.list(directory)) {
            streams.filter(Files::isDirectory).forEach(stream -> sweep(stream, now));
        } catch (IOException e) {
            log.warn("The windows of ended streams could not be looked through: {}", e.toString());
        }
    }

    private Playback read(Path stream) {
        if (Files.exists(stream.resolve(TOMBSTONE))) {
            return new Playback.Gone();
        }
        try {
            Optional<StoredWindow> stored = StoredWindow.read(stream, settings);
            return stored.filter(window -> window.endedAt().isPresent())
                    .<Playback>map(window -> new Playback.Available(window.snapshot()))
                    .orElseGet(Playback.Missing::new);
        } catch (IOException | RuntimeException e) {
            log.warn("The window of an ended stream cannot be read: {}", e.toString());
            return new Playback.Missing();
        }
    }

    private void sweep(Path stream, Instant now) {
        try {
            Path tombstone = stream.resolve(TOMBSTONE);
            if (Files.exists(tombstone)) {
                if (Files.getLastModifiedTime(tombstone)
                        .toInstant()
                        .plus(TOMBSTONE_LIFE)
                        .isBefore(now)) {
                    delete(stream);
                }
                return;
            }
            Optional<StoredWindow> stored = StoredWindow.read(stream, settings);
            if (stored.flatMap(StoredWindow::endedAt)
                    .filter(ended -> ended.plus(retention).isBefore(now))
                    .isPresent()) {
                delete(stream);
                Files.createDirectories(stream);
                Files.createFile(tombstone);
                cache.invalidate(String.valueOf(stream.getFileName()));
            }
        } catch (IOException | RuntimeException e) {
            log.warn("The window {} could not be swept: {}", stream.getFileName(), e.toString());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
