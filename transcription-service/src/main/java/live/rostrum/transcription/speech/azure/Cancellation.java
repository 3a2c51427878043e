package live.rostrum.transcription.speech.azure;

import com.microsoft.cognitiveservices.speech.CancellationErrorCode;
import com.microsoft.cognitiveservices.speech.CancellationReason;

/** Why a recognizer has stopped: the SDK's reasons by what is to be done. */
enum Cancellation {
    /** All sound is heard. */
    END_OF_SOUND,
    /** HTTP 401 or 403: the key, or its region, is wrong. The SDK tries once. */
    WRONG_KEY,
    /** HTTP 429, or a free resource that is used up: later, perhaps. The SDK tries five times within seven seconds. */
    QUOTA,
    /** HTTP 400: the service does not know the language. */
    LANGUAGE_UNKNOWN,
    /** Refused, broken or failing; HTTP 5xx. The SDK tries five times, or once if nothing listens. */
    UNREACHABLE;

    static Cancellation of(CancellationReason reason, CancellationErrorCode code) {
        if (reason != CancellationReason.Error) {
            return END_OF_SOUND;
        }
        return switch (code) {
            case AuthenticationFailure -> WRONG_KEY;
            case TooManyRequests, Forbidden -> QUOTA;
            case BadRequest -> LANGUAGE_UNKNOWN;
            case NoError,
                    ConnectionFailure,
                    ServiceTimeout,
                    ServiceError,
                    ServiceUnavailable,
                    RuntimeError,
                    ServiceRedirectTemporary,
                    ServiceRedirectPermanent,
                    EmbeddedModelError -> UNREACHABLE;
        };
    }
}
