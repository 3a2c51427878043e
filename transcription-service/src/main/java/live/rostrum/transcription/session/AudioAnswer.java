package live.rostrum.transcription.session;

import java.time.Duration;

/** What becomes of sound, or of phrases, that came in. */
public sealed interface AudioAnswer {

    /**
     * It is taken, or was there already.
     *
     * @param nextSample the first position that is not there, on the axis of who asks
     */
    record Taken(long nextSample) implements AudioAnswer {}

    /** Captions are off, come from elsewhere, or nobody can make them here. */
    record NotWanted(String reason) implements AudioAnswer {}

    /** There is no room now; none of it is taken. */
    record Overloaded(Duration retryAfter) implements AudioAnswer {}

    /** There is no such stream. */
    record Unknown() implements AudioAnswer {}

    /** The stream is over. */
    record Over() implements AudioAnswer {}
}
