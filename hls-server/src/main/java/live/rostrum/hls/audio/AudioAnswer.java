package live.rostrum.hls.audio;

import java.time.Duration;

/** What transcription-service says to a piece of sound. */
sealed interface AudioAnswer {

    /** It has it. {@code nextSample} is the first position that it does not have. */
    record Taken(long nextSample) implements AudioAnswer {}

    /** The stream is not captioned, or its captions come from elsewhere. */
    record NotWanted() implements AudioAnswer {}

    /** It does not know the stream, which may be new. */
    record UnknownStream() implements AudioAnswer {}

    /** It has too much to do for now. */
    record Overloaded(Duration retryAfter) implements AudioAnswer {}

    /** The stream is over. */
    record Over() implements AudioAnswer {}

    /** It will never take this piece. */
    record Refused(int status) implements AudioAnswer {}
}
