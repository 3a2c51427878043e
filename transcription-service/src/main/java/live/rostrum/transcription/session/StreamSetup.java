package live.rostrum.transcription.session;

import live.rostrum.transcription.speech.SpeechProvider;
import live.rostrum.transcription.speech.SpeechRequest;

/**
 * What is fixed for a stream from its first sound on.
 *
 * @param streamId of the stream
 * @param provider who listens
 * @param request what it is told
 * @param axis positions and times
 * @param known what was heard of it before
 */
record StreamSetup(String streamId, SpeechProvider provider, SpeechRequest request, Axis axis, Known known) {

    /**
     * What was heard of the stream before.
     *
     * @param untilSample position that it was heard until
     * @param cause why sound after it may be missing, as {@link live.rostrum.transcription.transcript.TranscriptGap} names causes
     */
    record Known(long untilSample, String cause) {

        static final Known NOTHING = new Known(-1, "");
    }

    StreamSetup knownUntil(Known other) {
        return new StreamSetup(streamId, provider, request, axis, other);
    }
}
