package live.rostrum.transcription.speech.azure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The sound that is not done with: what waits to be given to a recognizer, and what was given and would have to be given to the next one. Holds a minute;
 * beyond that the oldest goes. May be used by any thread.
 */
final class SoundBuffer {

    private static final int BYTES_A_SAMPLE = 2;
    private static final int MOST_RANGES = 100;

    private final Deque<Piece> pieces = new ArrayDeque<>();
    private final long mostSamples;
    private long samples;
    private long end;
    private long cursor;
    private long settled;
    private long forgotten;
    private final List<Range> lost = new ArrayList<>();

    SoundBuffer(long mostSamples) {
        this.mostSamples = mostSamples;
    }

    /** A part of the stream's axis. */
    record Range(long firstSample, long endSample) {}

    /** Sound and where it is on the stream's axis. */
    record Piece(long firstSample, byte[] pcm) {

        int samples() {
            return pcm.length / BYTES_A_SAMPLE;
        }

        long endSample() {
            return firstSample + samples();
        }

        /** What is left of it from a position within it. */
        Piece from(long sample) {
            return sample <= firstSample
                    ? this
                    : new Piece(
                            sample, Arrays.copyOfRange(pcm, (int) (sample - firstSample) * BYTES_A_SAMPLE, pcm.length));
        }
    }

    /** Takes sound. What lies before the end of the last is a repeat. */
    synchronized void add(long firstSample, byte[] pcm) {
        Piece whole = new Piece(firstSample, pcm);
        if (whole.endSample() <= Math.max(end, settled)) {
            return;
        }
        Piece piece = whole.from(Math.max(end, settled));
        pieces.addLast(piece);
        samples += piece.samples();
        end = piece.endSample();
        while (samples > mostSamples && pieces.size() > 1) {
            Piece oldest = pieces.removeFirst();
            samples -= oldest.samples();
            if (oldest.endSample() > cursor) {
                lose(Math.max(oldest.firstSample(), cursor), oldest.endSample());
            } else {
                forgotten = oldest.endSample();
            }
        }
    }

    /** The next sound that the recognizer was not given; empty: it has all. */
    synchronized Optional<Piece> next() {
        for (Piece piece : pieces) {
            if (piece.endSample() > cursor) {
                Piece next = piece.from(cursor);
                cursor = next.endSample();
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    /** Whether there is sound that the recognizer was not given. */
    synchronized boolean waiting() {
        return !pieces.isEmpty() && end > cursor;
    }

    /** How much sound waits, in samples. */
    synchronized long waitingSamples() {
        long sum = 0;
        for (Piece piece : pieces) {
            sum += Math.max(0, piece.endSample() - Math.max(cursor, piece.firstSample()));
        }
        return sum;
    }

    /** A new recognizer: all that is not settled is given again. What was given to the last one and is not kept any more is lost. */
    synchronized void rewind() {
        if (forgotten > settled) {
            lose(settled, forgotten);
        }
        cursor = settled;
    }

    /** Nobody will hear what is here. */
    synchronized void loseAll() {
        rewind();
        Optional<Piece> piece = next();
        while (piece.isPresent()) {
            lose(piece.get().firstSample(), piece.get().endSample());
            piece = next();
        }
        settle(end);
    }

    /**
     * What was lost and is not told yet.
     *
     * @param atLeast only what is as long as this, in samples, so that a long time is told in few pieces
     */
    synchronized List<Range> takeLost(long atLeast) {
        List<Range> told = lost.stream()
                .filter(range -> range.endSample() - range.firstSample() >= atLeast)
                .toList();
        lost.removeAll(told);
        return told;
    }

    private void lose(long firstSample, long endSample) {
        settle(endSample);
        Range last = lost.isEmpty() ? null : lost.getLast();
        if (last != null && (last.endSample() == firstSample || lost.size() == MOST_RANGES)) {
            lost.set(lost.size() - 1, new Range(last.firstSample(), endSample));
        } else {
            lost.add(new Range(firstSample, endSample));
        }
    }

    /** What lies before this position will not be needed again. */
    synchronized void settle(long sample) {
        settled = Math.max(settled, sample);
        Iterator<Piece> each = pieces.iterator();
        while (each.hasNext()) {
            Piece piece = each.next();
            if (piece.endSample() > settled) {
                return;
            }
            samples -= piece.samples();
            each.remove();
        }
    }

    /** Up to where all is done with. */
    synchronized long settled() {
        return settled;
    }

    /** Up to where sound was given to the recognizer. */
    synchronized long given() {
        return cursor;
    }

    /** After the last sound that has come. */
    synchronized long end() {
        return end;
    }
}
