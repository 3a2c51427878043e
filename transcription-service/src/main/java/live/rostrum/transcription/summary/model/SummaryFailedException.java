package live.rostrum.transcription.summary.model;

/** There will be no summary. Its message holds nothing of what was sent or received. */
public final class SummaryFailedException extends Exception {

    private final SummaryFailure failure;

    public SummaryFailedException(SummaryFailure failure, String message) {
        super(message);
        this.failure = failure;
    }

    /** Why. */
    public SummaryFailure failure() {
        return failure;
    }
}
