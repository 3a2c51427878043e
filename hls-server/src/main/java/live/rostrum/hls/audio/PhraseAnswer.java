package live.rostrum.hls.audio;

/** What became of a phrase. */
public enum PhraseAnswer {
    /** transcription-service has it. */
    TAKEN,
    /** The stream's captions are off, or do not come from the browser. */
    NOT_WANTED,
    /** transcription-service does not know the stream, which may be new. */
    UNKNOWN_STREAM,
    /** The stream is over. */
    OVER,
    /** Too much waits, or transcription-service is away or has too much to do. */
    NOT_NOW,
    /** transcription-service will never take it. */
    REFUSED
}
