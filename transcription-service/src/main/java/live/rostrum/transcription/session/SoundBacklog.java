package live.rostrum.transcription.session;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Consumer;

/** Sound of which not all phrases are final yet, for the next session if this one fails. Not thread-safe. */
final class SoundBacklog {

    /** A minute, 1.9 MB. */
    static final long MOST_SAMPLES = 60L * 16_000;

    private final Deque<Sound> sounds = new ArrayDeque<>();
    private long samples;

    /**
     * Some sound in one piece.
     *
     * @param firstSample its position
     * @param pcm whole samples of two bytes; not changed by anybody
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Sound(long firstSample, byte[] pcm) {

        Sound {
            if (pcm.length % 2 != 0) {
                throw new IllegalArgumentException(pcm.length + " bytes");
            }
        }

        long count() {
            return pcm.length / 2;
        }

        long endSample() {
            return firstSample + count();
        }

        /** What of it is not before a position. */
        Sound from(long sample) {
            int skipped = Math.toIntExact(Math.max(0, sample - firstSample));
            return skipped == 0 ? this : new Sound(sample, Arrays.copyOfRange(pcm, skipped * 2, pcm.length));
        }
    }

    boolean hasRoom(long count) {
        return samples + count <= MOST_SAMPLES;
    }

    /** Adds sound behind all other; the oldest goes where there is no room. */
    void add(Sound sound) {
        sounds.add(sound);
        samples += sound.count();
        while (samples > MOST_SAMPLES) {
            samples -= sounds.remove().count();
        }
    }

    /** Forgets what is before a position. */
    void settle(long sample) {
        while (!sounds.isEmpty() && sounds.peek().firstSample() < sample) {
            Sound first = sounds.remove();
            samples -= first.count();
            if (first.endSample() > sample) {
                Sound rest = first.from(sample);
                sounds.addFirst(rest);
                samples += rest.count();
            }
        }
    }

    boolean isEmpty() {
        return sounds.isEmpty();
    }

    /** Position of the oldest sound; there must be some. */
    long firstSample() {
        return sounds.element().firstSample();
    }

    void forEach(Consumer<Sound> each) {
        sounds.forEach(each);
    }

    void clear() {
        sounds.clear();
        samples = 0;
    }
}
