package live.rostrum.hls.audio;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the sound of one stream to transcription-service: one request at a time, in the order of time, as soon as there is a block, and in larger pieces when it
 * has fallen behind.
 *
 * <p>Whoever adds sound never waits. What is not taken is kept, {@link AudioBuffer as long as it may be}, and sent again; a repeat that the other side has
 * already is dropped there, by its position.
 */
final class AudioFeed {

    private static final Logger log = LoggerFactory.getLogger(AudioFeed.class);

    private final String streamId;
    private final AudioService service;
    private final AudioPatience patience;
    private final Thread thread;

    private final AudioBuffer buffer = new AudioBuffer();
    private boolean wanted = true;
    private boolean over;
    private boolean closing;
    private long closingUntilNanos;
    private int failures;
    private long toldLostSamples;

    AudioFeed(String streamId, AudioService service, AudioPatience patience) {
        this.streamId = streamId;
        this.service = service;
        this.patience = patience;
        this.thread = Thread.ofVirtual().name("sound of " + streamId).start(this::run);
    }

    synchronized void add(AudioBlock block) {
        if (wanted && !over && !closing) {
            buffer.add(block);
            notifyAll();
        }
    }

    /** Sound that was dropped because it could not be handed over in time. */
    synchronized Duration lost() {
        return Duration.ofMillis(buffer.lostSamples() * 1_000 / RunSound.SAMPLE_RATE_HZ);
    }

    /** Nothing follows; what waits may still be taken, for a while. */
    synchronized void close() {
        if (!closing) {
            closing = true;
            closingUntilNanos = System.nanoTime() + patience.closing().toNanos();
            notifyAll();
        }
    }

    /** Waits for the end after {@link #close}. */
    void awaitEnd() throws InterruptedException {
        thread.join(patience.closing().plusSeconds(1));
    }

    private void run() {
        try {
            for (AudioBlock block = awaitBlock(); block != null; block = awaitBlock()) {
                pause(send(block));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("Stream {}: its sound is no longer handed to transcription-service", streamId, e);
        } finally {
            end();
        }
    }

    /** The next piece; null when there will be none. */
    private synchronized @Nullable AudioBlock awaitBlock() throws InterruptedException {
        while (buffer.isEmpty() && !over && !closing) {
            wait();
        }
        return isGivenUp() ? null : buffer.next();
    }

    /** Hands a piece over, and says how long to wait before the next one. */
    private Duration send(AudioBlock block) throws InterruptedException {
        AudioAnswer answer;
        try {
            answer = service.put(streamId, block);
        } catch (IOException e) {
            return missed(e.toString());
        }
        return switch (answer) {
            case AudioAnswer.Taken(long nextSample)
            when nextSample <= block.firstSample() -> missed("it waits for position " + nextSample + ", which is gone");
            case AudioAnswer.Taken(long nextSample) -> taken(nextSample);
            case AudioAnswer.NotWanted() -> unwanted();
            case AudioAnswer.UnknownStream() -> unknown();
            case AudioAnswer.Overloaded(Duration retryAfter) -> {
                missed("it is overloaded");
                yield retryAfter;
            }
            case AudioAnswer.Over() -> over();
            case AudioAnswer.Refused(int status) -> {
                synchronized (this) {
                    buffer.taken(block.endSample());
                }
                yield missed("it answered " + status);
            }
        };
    }

    private synchronized Duration taken(long nextSample) {
        buffer.taken(nextSample);
        if (failures > 0) {
            failures = 0;
            long lostMs = (buffer.lostSamples() - toldLostSamples) * 1_000 / RunSound.SAMPLE_RATE_HZ;
            toldLostSamples = buffer.lostSamples();
            log.info(
                    "Stream {}: transcription-service takes its sound again; {} ms of it were dropped",
                    streamId,
                    lostMs);
        }
        return Duration.ZERO;
    }

    /** Told once, until it goes on. */
    private synchronized Duration missed(String reason) {
        failures++;
        if (failures == 1) {
            log.warn("Stream {}: transcription-service does not take its sound; 30 s are kept: {}", streamId, reason);
        }
        return patience.retry(failures);
    }

    /** Sound is not kept meanwhile: once captions are wanted, they are wanted of now. */
    private synchronized Duration unwanted() {
        wanted = false;
        buffer.clear();
        return patience.unwanted();
    }

    /** Kept meanwhile: the stream may only be too new. */
    private synchronized Duration unknown() {
        missed("it knows no such stream");
        return patience.unwanted();
    }

    private synchronized Duration over() {
        over = true;
        return Duration.ZERO;
    }

    private synchronized void pause(Duration wait) throws InterruptedException {
        long until = System.nanoTime() + wait.toNanos();
        for (long left = until - System.nanoTime(); left > 0 && !isGivenUp(); left = until - System.nanoTime()) {
            long atMost = closing ? Math.min(left, closingUntilNanos - System.nanoTime()) : left;
            wait(Math.max(1, atMost / 1_000_000));
        }
        wanted = true;
    }

    /** Guarded by this. */
    private boolean isGivenUp() {
        return over || (closing && (buffer.isEmpty() || System.nanoTime() - closingUntilNanos > 0));
    }

    private synchronized void end() {
        over = true;
        buffer.clear();
        if (buffer.lostSamples() > 0) {
            log.warn("Stream {}: {} ms of sound were never transcribed", streamId, lost().toMillis());
        }
    }
}
