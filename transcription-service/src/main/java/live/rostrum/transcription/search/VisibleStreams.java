package live.rostrum.transcription.search;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import live.rostrum.problems.ProblemException;
import live.rostrum.transcription.transcript.Listing;
import live.rostrum.transcription.transcript.TranscriptAccess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Asks for many streams at once, some at a time and not for long; what was not answered in time is not seen. */
@Component
class VisibleStreams {

    private static final Logger log = LoggerFactory.getLogger(VisibleStreams.class);

    private static final int AT_A_TIME = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final TranscriptAccess access;

    /** Of all searches together. */
    private final Semaphore places = new Semaphore(AT_A_TIME);

    VisibleStreams(TranscriptAccess access) {
        this.access = access;
    }

    /** What is known of those streams that may be seen. */
    Map<String, Listing> of(Collection<String> streamIds, Predicate<Listing> maySee) {
        Map<String, Listing> seen = new ConcurrentHashMap<>();
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();
        try {
            for (String streamId : streamIds) {
                asking.execute(() ->
                        ask(streamId, deadlineNanos).filter(maySee).ifPresent(listing -> seen.put(streamId, listing)));
            }
            asking.shutdown();
            if (!asking.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("stream-service answers too slowly for a search; it finds less");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            var _ = asking.shutdownNow();
        }
        return new LinkedHashMap<>(seen);
    }

    private Optional<Listing> ask(String streamId, long deadlineNanos) {
        try {
            if (!places.tryAcquire(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return Optional.empty();
            }
            try {
                return access.listing(streamId);
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ProblemException | DataAccessException e) {
            return Optional.empty(); // nobody knows who may see it
        }
    }
}
