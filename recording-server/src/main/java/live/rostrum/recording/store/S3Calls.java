package live.rostrum.recording.store;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import live.rostrum.recording.store.StoreException.Reason;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Waits for answers of S3, and says what a failure means for us. */
final class S3Calls {

    private S3Calls() {}

    /**
     * The answer. The SDK has its own, shorter timeouts; this one is for what they do not see.
     *
     * @throws StoreException if there is none, or it is a refusal
     */
    static <T> T await(CompletableFuture<T> call, Duration timeout) throws StoreException {
        try {
            return call.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            call.cancel(true);
            throw new StoreException(Reason.UNREACHABLE, "The bucket did not answer within " + timeout, e);
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw new StoreException(Reason.UNREACHABLE, "Stopped while waiting for the bucket", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        }
    }

    static StoreException failure(Throwable cause) {
        Throwable found = cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
        if (found instanceof S3Exception answer) {
            return refused(answer);
        }
        return new StoreException(Reason.UNREACHABLE, "The bucket cannot be reached: " + found.getMessage(), found);
    }

    /** Messages of S3 name keys and requests, never secrets. */
    private static StoreException refused(S3Exception answer) {
        String code = answer.awsErrorDetails() == null
                ? ""
                : String.valueOf(answer.awsErrorDetails().errorCode());
        Reason reason = switch (answer.statusCode()) {
            case 404 -> code.equals("NoSuchBucket") ? Reason.REFUSED : Reason.MISSING;
            case 507 -> Reason.FULL;
            case 408, 429 -> Reason.UNREACHABLE;
            default -> answer.statusCode() >= 500 ? Reason.UNREACHABLE : Reason.REFUSED;
        };
        return new StoreException(reason, "The bucket answered " + answer.statusCode() + " " + code, answer);
    }
}
