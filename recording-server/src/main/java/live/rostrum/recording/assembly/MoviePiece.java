package live.rostrum.recording.assembly;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import live.rostrum.fmp4.TrackDescription;
import org.jspecify.annotations.Nullable;

/** An unbroken stretch of a movie: fragments of one header, the first of which begins with a key frame at time 0. */
interface MoviePiece {

    /** The picture's and the sound's description. */
    List<TrackDescription> tracks();

    /** When it began, on the programme clock; null if nobody knows. */
    @Nullable
    Instant programmeTime();

    /** What it was made of; null if nobody knows. */
    RecordingIndex.@Nullable Source source();

    /** Gives out what the fragments say of themselves, without their media. */
    void heads(Heads visitor) throws IOException;

    /** Gives out the fragments' bytes; an array is used again afterwards. */
    void fragments(Fragments visitor) throws IOException;

    /** Hears of fragments. */
    interface Heads {
        void head(byte[] moof, int fragmentBytes) throws IOException;
    }

    /** Takes fragments. */
    interface Fragments {
        void fragment(byte[] bytes, int length) throws IOException;
    }
}
