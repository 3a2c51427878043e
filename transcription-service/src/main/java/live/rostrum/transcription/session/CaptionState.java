package live.rostrum.transcription.session;

import java.util.Locale;
import live.rostrum.transcription.speech.SpeechState;
import live.rostrum.transcription.speech.SpeechTrouble;
import org.jspecify.annotations.Nullable;

/**
 * How the captions of a stream are, for people.
 *
 * @param state one of {@code off}, {@code waiting} (no sound comes), {@code starting}, {@code listening}, {@code queued}, {@code reconnecting}, {@code failed}, {@code ended}
 * @param code what is in the way, if something is
 * @param provider who listens, or would
 * @param draft whether what that hears is too often wrong to be shown without that word
 * @param language BCP 47 tag of the likeliest language
 * @param position seconds of the stream after all that was heard
 */
public record CaptionState(
        String state,
        @Nullable String code,
        @Nullable String provider,
        @Nullable Boolean draft,
        @Nullable String language,
        @Nullable Double position) {

    static final CaptionState OFF = new CaptionState("off", null, null, null, null, null);
    static final CaptionState ENDED = new CaptionState("ended", null, null, null, null, null);

    static CaptionState nobody(String provider, SpeechTrouble trouble, String language) {
        return new CaptionState("failed", trouble.code(), provider, null, language, null);
    }

    static CaptionState waiting(String provider, boolean draft, String language) {
        return new CaptionState("waiting", null, provider, draft, language, null);
    }

    /** Of a stream that was heard. */
    static CaptionState of(StreamSetup setup, StreamStatus status, boolean quiet) {
        boolean waits = quiet && status.state() != SpeechState.FAILED;
        SpeechTrouble trouble = status.trouble() == null && quiet ? SpeechTrouble.NO_SOUND : status.trouble();
        return new CaptionState(
                waits ? "waiting" : status.state().name().toLowerCase(Locale.ROOT),
                trouble == null ? null : trouble.code(),
                setup.provider().name(),
                setup.provider().traits().draft(),
                setup.request().languages().getFirst(),
                status.nextSample() / 1_000.0 / Axis.SAMPLES_PER_MS);
    }
}
