package live.rostrum.transcription.captions;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import live.rostrum.transcription.cue.DisplayCue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The captions of one stream on their way to one service: in order, a request at a time, again and again while it is away. Thread-safe; {@link #add} never blocks. */
final class CaptionLane {

    private static final Logger log = LoggerFactory.getLogger(CaptionLane.class);
    private static final long SHORTEST_PAUSE_MS = 200;
    private static final long LONGEST_PAUSE_MS = 5_000;

    private final String streamId;
    private final CaptionTarget target;
    private final Executor threads;
    private final ReentrantLock lock = new ReentrantLock();
    private final CaptionOutbox outbox = new CaptionOutbox();
    private boolean working;
    private boolean gone;
    private @Nullable Long giveUpAtNanos;

    CaptionLane(String streamId, CaptionTarget target, Executor threads) {
        this.streamId = streamId;
        this.target = target;
        this.threads = threads;
    }

    void add(List<DisplayCue> cues) {
        lock.lock();
        try {
            if (gone || giveUpAtNanos != null) {
                return;
            }
            cues.stream().map(CaptionItem::of).forEach(outbox::add);
            if (!working && !outbox.isEmpty()) {
                working = true;
                threads.execute(this::work);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more; what waits has this long to be sent. */
    void close(Duration patience) {
        lock.lock();
        try {
            giveUpAtNanos = System.nanoTime() + patience.toNanos();
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        long pauseMs = SHORTEST_PAUSE_MS;
        for (List<CaptionItem> batch = next(); !batch.isEmpty(); batch = next()) {
            CaptionTarget.Outcome outcome = deliver(batch);
            if (outcome == CaptionTarget.Outcome.AWAY) {
                putBack(batch);
                pause(pauseMs);
                pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
            } else {
                pauseMs = SHORTEST_PAUSE_MS;
            }
            if (outcome == CaptionTarget.Outcome.UNKNOWN_STREAM) {
                log.info("{} does not know stream {}; it gets no more captions", target.name(), streamId);
                leave();
            }
        }
    }

    private CaptionTarget.Outcome deliver(List<CaptionItem> batch) {
        try {
            return target.deliver(streamId, batch);
        } catch (RuntimeException e) {
            log.error("Captions of stream {} cannot be sent to {}", streamId, target.name(), e);
            return CaptionTarget.Outcome.REFUSED;
        }
    }

    private List<CaptionItem> next() {
        lock.lock();
        try {
            Long giveUp = giveUpAtNanos;
            if (giveUp != null && System.nanoTime() - giveUp > 0) {
                outbox.clear();
            }
            List<CaptionItem> batch = outbox.take();
            working = !batch.isEmpty();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void pause(long pauseMs) {
        try {
            TimeUnit.MILLISECONDS.sleep(pauseMs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            leave();
        }
    }

    private void putBack(List<CaptionItem> batch) {
        lock.lock();
        try {
            long droppedBefore = outbox.droppedFinals();
            outbox.putBack(batch);
            if (outbox.droppedFinals() > 0 && droppedBefore == 0) {
                log.warn("{} was away for so long that captions of stream {} are dropped", target.name(), streamId);
            }
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            gone = true;
            outbox.clear();
        } finally {
            lock.unlock();
        }
    }
}
