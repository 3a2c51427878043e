package live.rostrum.transcription.summary.model;

import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIServiceException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What went wrong with a question.
 *
 * @param failure as it is told if it stays so
 * @param maybeOver whether the same question may be answered later
 * @param refusesRequest whether something in the request was not understood
 * @param pause that the service asks for
 * @param description for the log; the service's own words are not in it, for they may quote the key
 */
record ModelTrouble(
        SummaryFailure failure,
        boolean maybeOver,
        boolean refusesRequest,
        Optional<Duration> pause,
        String description) {

    private static final Set<String> OUT_OF_MONEY = Set.of("insufficient_quota", "billing_hard_limit_reached");
    private static final String TOO_LONG = "context_length_exceeded";

    static ModelTrouble of(OpenAIException exception) {
        return switch (exception) {
            case OpenAIServiceException answered -> ofStatus(answered);
            case OpenAIIoException away -> ofConnection(away);
            default -> ofAnswer(exception);
        };
    }

    private static ModelTrouble ofStatus(OpenAIServiceException answered) {
        int status = answered.statusCode();
        String code = answered.code().or(answered::type).orElse("");
        String description = "status " + status;
        return switch (status) {
            case 401, 403 -> lasting(SummaryFailure.WRONG_KEY, description);
            case 402 -> lasting(SummaryFailure.QUOTA, description);
            case 400, 422 ->
                code.equals(TOO_LONG)
                        ? lasting(SummaryFailure.TOO_LONG, description)
                        : new ModelTrouble(SummaryFailure.BAD_ANSWER, false, true, Optional.empty(), description);
            case 413 -> lasting(SummaryFailure.TOO_LONG, description);
            case 429 ->
                OUT_OF_MONEY.contains(code)
                        ? lasting(SummaryFailure.QUOTA, description)
                        : passing(SummaryFailure.QUOTA, answered, description);
            case 408, 409 -> passing(SummaryFailure.UNREACHABLE, answered, description);
            default ->
                status >= 500
                        ? passing(SummaryFailure.UNREACHABLE, answered, description)
                        : lasting(SummaryFailure.UNREACHABLE, description);
        };
    }

    private static ModelTrouble ofConnection(OpenAIIoException away) {
        boolean late = has(away, InterruptedIOException.class);
        return new ModelTrouble(
                late ? SummaryFailure.TIMED_OUT : SummaryFailure.UNREACHABLE,
                true,
                false,
                Optional.empty(),
                late ? "no answer in time" : "no connection");
    }

    /** An answer that cannot be read: cut off, too long, or none of the API's. */
    private static ModelTrouble ofAnswer(OpenAIException exception) {
        if (has(exception, BoundedHttpClient.AnswerTooLongException.class)) {
            return lasting(SummaryFailure.BAD_ANSWER, "an answer without end");
        }
        if (has(exception, InterruptedIOException.class)) {
            return new ModelTrouble(SummaryFailure.TIMED_OUT, true, false, Optional.empty(), "no whole answer in time");
        }
        return new ModelTrouble(
                SummaryFailure.BAD_ANSWER, true, false, Optional.empty(), "an answer that cannot be read");
    }

    private static ModelTrouble lasting(SummaryFailure failure, String description) {
        return new ModelTrouble(failure, false, false, Optional.empty(), description);
    }

    private static ModelTrouble passing(SummaryFailure failure, OpenAIServiceException answered, String description) {
        return new ModelTrouble(failure, true, false, RetryPause.advised(answered.headers()), description);
    }

    private static boolean has(Throwable exception, Class<? extends Throwable> type) {
        int depth = 0;
        for (Throwable cause = exception; cause != null && depth < 20; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
            depth++;
        }
        return false;
    }
}
