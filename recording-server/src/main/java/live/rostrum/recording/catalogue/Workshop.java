package live.rostrum.recording.catalogue;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import live.rostrum.recording.spool.RecordingManifest;
import live.rostrum.recording.spool.Spool;
import live.rostrum.recording.spool.SpoolState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Looks at the spool every other second and does what is to be done: works ahead while a stream goes on, makes the file after its end, makes it again when more has come,
 * and lets the spool go when nothing more can come. Nothing of that is remembered here: after a restart the folders and the collection say it all. A clock that is set
 * back begins a pause anew, and does not make it longer than that.
 */
final class Workshop implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Workshop.class);

    private static final Duration BETWEEN_ADVANCES = Duration.ofSeconds(60);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(10);
    private static final Duration LAST_RETRY = Duration.ofMinutes(10);
    private static final long CLOSE_SECONDS = 10;

    /** Each copies a part of a recording and starts an FFmpeg for its pictures. */
    private static final int CLIPS_AT_ONCE = 2;

    private final Spool spool;
    private final Projection projection;
    private final Recordings recordings;
    private final RecordingMaker maker;
    private final ClipMaker clips;
    private final Predicate<String> connected;
    private final WorkshopSettings settings;
    private final Clock clock;
    private final ExecutorService jobs = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("recording ", 0).factory());
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> advancedAt = new ConcurrentHashMap<>();
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private final Map<String, Retry> retries = new ConcurrentHashMap<>();

    private record Seen(String fingerprint, Instant since) {}

    private record Retry(Instant at, Duration pause) {}

    /** What is to be done for one recording. */
    private interface Job {
        void run() throws IOException, InterruptedException;
    }

    /**
     * A workshop on one spool.
     *
     * @param connected whether somebody is sending chunks of a stream
     */
    Workshop(
            Spool spool,
            Projection projection,
            Recordings recordings,
            RecordingMaker maker,
            ClipMaker clips,
            Predicate<String> connected,
            WorkshopSettings settings,
            Clock clock) {
        this.spool = spool;
        this.projection = projection;
        this.recordings = recordings;
        this.maker = maker;
        this.clips = clips;
        this.connected = connected;
        this.settings = settings;
        this.clock = clock;
    }

    /** One look at everything; never throws. */
    void round() {
        try {
            for (RecordingManifest manifest : spool.recordings()) {
                if (!running.contains(manifest.streamId())) {
                    look(manifest);
                }
            }
            for (Recording clip : recordings.clipsToMake(CLIPS_AT_ONCE)) {
                start(clip.id(), () -> clips.make(clip));
            }
        } catch (IOException | DataAccessException e) {
            log.warn("The recordings cannot be looked after now: {}", e.toString());
        }
    }

    @Override
    public void close() {
        jobs.shutdownNow();
        maker.close();
        try {
            if (!jobs.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                log.warn("Work on recordings did not stop in {} s; it begins again at the next start", CLOSE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(RecordingManifest manifest) throws IOException {
        projection.learnEnd(manifest);
        Recording recording = projection.project(manifest);
        Instant now = clock.instant();
        Instant endedAt = manifest.endedAt();
        if (endedAt == null) {
            advance(manifest, recording, now);
            return;
        }
        SpoolState state = spool.state(manifest.streamId());
        if (!state.fingerprint().equals(recording.progress().madeFrom())) {
            finish(manifest, recording, state, now);
        } else if (recording.progress().status() == RecordingStatus.READY
                || now.isAfter(endedAt.plus(settings.acceptLate()))) {
            letGo(manifest, recording, state, now);
        }
    }

    private void advance(RecordingManifest manifest, Recording recording, Instant now) {
        Instant last = advancedAt.get(manifest.streamId());
        if (last == null || now.isBefore(last)) {
            advancedAt.put(manifest.streamId(), now);
        } else if (!now.isBefore(last.plus(BETWEEN_ADVANCES)) && mayTry(manifest.streamId(), now)) {
            start(manifest.streamId(), () -> {
                maker.advance(recording);
                advancedAt.put(manifest.streamId(), clock.instant());
            });
        }
    }

    /** Makes the file at once if all takes are complete, else when nothing more has come for a moment. */
    private void finish(RecordingManifest manifest, Recording recording, SpoolState state, Instant now) {
        if (!mayTry(manifest.streamId(), now)) {
            return;
        }
        projection.processing(recording.id());
        boolean quiet = !connected.test(manifest.streamId())
                && Duration.between(unchangedSince(manifest.streamId(), state, now), now)
                                .compareTo(settings.quiet())
                        >= 0;
        if (state.allStopped() || quiet) {
            start(manifest.streamId(), () -> maker.finish(recording, state));
        }
    }

    private void letGo(RecordingManifest manifest, Recording recording, SpoolState state, Instant now)
            throws IOException {
        maker.forget(recording);
        if (spool.delete(manifest.streamId(), state.fingerprint(), now)) {
            projection.closed(recording.id());
            advancedAt.remove(manifest.streamId());
            seen.remove(manifest.streamId());
            retries.remove(manifest.streamId());
        }
    }

    private Instant unchangedSince(String streamId, SpoolState state, Instant now) {
        Seen before = seen.get(streamId);
        if (before != null && before.fingerprint().equals(state.fingerprint()) && !now.isBefore(before.since())) {
            return before.since();
        }
        seen.put(streamId, new Seen(state.fingerprint(), now));
        return now;
    }

    private boolean mayTry(String streamId, Instant now) {
        Retry retry = retries.get(streamId);
        return retry == null
                || !now.isBefore(retry.at())
                || now.isBefore(retry.at().minus(retry.pause()));
    }

    private void start(String streamId, Job job) {
        if (running.add(streamId)) {
            jobs.execute(() -> {
                try {
                    job.run();
                    retries.remove(streamId);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (IOException | RuntimeException e) {
                    retryLater(streamId, e);
                } finally {
                    running.remove(streamId);
                }
            });
        }
    }

    private void retryLater(String streamId, Exception cause) {
        Retry before = retries.get(streamId);
        Duration pause = before == null ? FIRST_RETRY : before.pause().multipliedBy(2);
        Duration bounded = pause.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : pause;
        retries.put(streamId, new Retry(clock.instant().plus(bounded), bounded));
        log.warn(
                "The recording of stream {} is tried again in {} s: {}",
                streamId,
                bounded.toSeconds(),
                cause.toString());
    }
}
