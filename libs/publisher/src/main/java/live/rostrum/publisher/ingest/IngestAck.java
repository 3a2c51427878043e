package live.rostrum.publisher.ingest;

import java.util.Objects;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * The server's answer to one event.
 *
 * @param nextSeq the first chunk that the server does not have, or -1 when the answer does not say
 * @param windowBytes how much may be in flight, or 0 when the answer does not say
 * @param errorCode a code of the ingest protocol when {@code ok} is false
 */
public record IngestAck(
        boolean ok,
        long nextSeq,
        boolean needsHeader,
        long windowBytes,
        @Nullable String errorCode,
        @Nullable String errorMessage) {

    static IngestAck from(JSONObject json) {
        JSONObject error = json.optJSONObject("error");
        return new IngestAck(
                json.optBoolean("ok"),
                json.optLong("nextSeq", -1),
                json.optBoolean("needsHeader"),
                json.optLong("windowBytes"),
                error == null ? null : error.optString("code", "bad-request"),
                error == null ? null : error.optString("message", ""));
    }

    /** The refusal as an exception; only for an answer that is not {@code ok}. */
    public IngestException toException() {
        return new IngestException(
                Objects.requireNonNullElse(errorCode, "bad-request"),
                Objects.requireNonNullElse(errorMessage, "The server refused without saying why."));
    }

    /** This answer, or the exception of a refusal. */
    public IngestAck orThrow() {
        if (!ok) {
            throw toException();
        }
        return this;
    }
}
