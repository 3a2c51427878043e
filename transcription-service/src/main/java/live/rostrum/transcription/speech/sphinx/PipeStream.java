package live.rostrum.transcription.speech.sphinx;

import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Optional;
import live.rostrum.transcription.speech.SoundPipe;
import org.jspecify.annotations.Nullable;

/** Sound in one piece as a stream of bytes: it ends where the pipe does, or where sound is missing. Used by one thread. */
final class PipeStream extends InputStream {

    private final SoundPipe pipe;
    private final long firstSample;
    private SoundPipe.@Nullable Piece piece;
    private SoundPipe.@Nullable Piece following;
    private int position;
    private long nextSample;

    /** Begins with a piece that was taken from the pipe. */
    PipeStream(SoundPipe pipe, SoundPipe.Piece first) {
        this.pipe = pipe;
        this.piece = first;
        this.firstSample = first.firstSample();
        this.nextSample = first.endSample();
    }

    /** Position of the first sample. */
    long firstSample() {
        return firstSample;
    }

    /** Position after all that was taken from the pipe for this stream. */
    long endSample() {
        return nextSample;
    }

    /** The sound after the missing one, once this stream has ended; empty: the pipe has ended, too. */
    Optional<SoundPipe.Piece> following() {
        return Optional.ofNullable(following);
    }

    @Override
    public int read() throws InterruptedIOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws InterruptedIOException {
        SoundPipe.Piece now = current();
        if (now == null) {
            return -1;
        }
        int count = Math.min(length, now.pcm().length - position);
        System.arraycopy(now.pcm(), position, target, offset, count);
        position += count;
        return count;
    }

    private SoundPipe.@Nullable Piece current() throws InterruptedIOException {
        SoundPipe.Piece now = piece;
        if (now == null || position < now.pcm().length) {
            return now;
        }
        SoundPipe.Piece next = take();
        if (next != null && next.firstSample() != nextSample) {
            following = next;
            next = null;
        }
        if (next != null) {
            nextSample = next.endSample();
        }
        piece = next;
        position = 0;
        return next;
    }

    private SoundPipe.@Nullable Piece take() throws InterruptedIOException {
        try {
            return pipe.take().orElse(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
