package live.rostrum.transcription.transcript;

import java.util.Optional;

/** Takes what is understood, as it is understood. Called by one thread a stream; may block for the database, with a bound. */
public interface TranscriptSink {

    /** Where the transcript of a stream can go on, asked before {@link #begun}; empty: there is none yet, or the database is away. */
    Optional<TranscriptResume> resume(String streamId);

    /** A stream is listened to, perhaps again. */
    void begun(TranscriptStart start);

    /** A phrase is final. The same id again changes nothing: after a restart a phrase may be heard twice. */
    void finalPhrase(TranscribedPhrase phrase);

    /** Nothing is known of some time. */
    void gap(TranscriptGap gap);

    /** The stream is over. */
    void ended(String streamId);
}
