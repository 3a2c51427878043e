package live.rostrum.transcription.speech;

/** How a session is. */
public enum SpeechState {
    /** It is being set up. */
    STARTING,
    /** It hears. */
    LISTENING,
    /** It waits for a place, because as many sessions as are allowed run already. */
    QUEUED,
    /** Its connection is away; sound is kept meanwhile. */
    RECONNECTING,
    /** It has given up. */
    FAILED
}
