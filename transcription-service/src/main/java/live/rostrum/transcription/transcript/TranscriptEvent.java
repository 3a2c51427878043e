package live.rostrum.transcription.transcript;

import org.jspecify.annotations.Nullable;

/** What happens to a transcript: one of the four, as a line of the journal has it. */
record TranscriptEvent(
        @Nullable TranscriptStart begun,
        @Nullable TranscribedPhrase said,
        @Nullable TranscriptGap missing,
        @Nullable String ended) {

    static TranscriptEvent of(TranscriptStart start) {
        return new TranscriptEvent(start, null, null, null);
    }

    static TranscriptEvent of(TranscribedPhrase phrase) {
        return new TranscriptEvent(null, phrase, null, null);
    }

    static TranscriptEvent of(TranscriptGap gap) {
        return new TranscriptEvent(null, null, gap, null);
    }

    static TranscriptEvent end(String streamId) {
        return new TranscriptEvent(null, null, null, streamId);
    }
}
