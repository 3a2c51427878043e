package live.rostrum.hls.audio;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The sound of a stream that transcription-service does not have yet, oldest first: 30 seconds at most, beyond that the oldest is dropped and counted.
 *
 * <p>Positions only go forward. What an encoder makes again after a restart was here already and is left out. Not thread safe.
 */
final class AudioBuffer {

    /** 30 seconds. */
    static final int MAX_BYTES = 30 * RunSound.SAMPLE_RATE_HZ * 2;

    /** Two seconds: the longest body. */
    static final int MAX_BODY_BYTES = 64_000;

    private final Deque<AudioBlock> blocks = new ArrayDeque<>();
    private int bytes;
    private long nextSample;
    private long lostSamples;

    void add(AudioBlock block) {
        if (block.endSample() <= nextSample) {
            return;
        }
        AudioBlock news = block.firstSample() < nextSample ? block.from(nextSample) : block;
        append(news);
        nextSample = news.endSample();
        while (bytes > MAX_BYTES) {
            AudioBlock oldest = removeFirst();
            lostSamples += oldest.endSample() - oldest.firstSample();
        }
    }

    /** What to send next: one block, or as much as goes into a body if more of the same run waits; null if nothing does. */
    @Nullable
    AudioBlock next() {
        AudioBlock first = blocks.peekFirst();
        if (first == null) {
            return null;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream(first.pcm().length);
        AudioBlock last = null;
        for (AudioBlock block : blocks) {
            boolean fits = body.size() + block.pcm().length <= MAX_BODY_BYTES;
            if (last != null && (!fits || !last.isContinuedBy(block))) {
                break;
            }
            body.writeBytes(block.pcm());
            last = block;
        }
        return new AudioBlock(first.firstSample(), body.toByteArray(), first.run());
    }

    /** The other side has everything before this position. */
    void taken(long sample) {
        while (!blocks.isEmpty() && blocks.getFirst().firstSample() < sample) {
            AudioBlock block = removeFirst();
            if (block.endSample() > sample) {
                AudioBlock rest = block.from(sample);
                blocks.addFirst(rest);
                bytes += rest.pcm().length;
            }
        }
    }

    /** Nobody wants what waits. */
    void clear() {
        blocks.clear();
        bytes = 0;
    }

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    /** How much was dropped because too much waited. */
    long lostSamples() {
        return lostSamples;
    }

    private void append(AudioBlock block) {
        blocks.addLast(block);
        bytes += block.pcm().length;
    }

    private AudioBlock removeFirst() {
        AudioBlock first = blocks.removeFirst();
        bytes -= first.pcm().length;
        return first;
    }
}
