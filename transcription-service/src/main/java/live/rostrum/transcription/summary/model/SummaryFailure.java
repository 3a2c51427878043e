package live.rostrum.transcription.summary.model;

/** Why there is no summary. */
public enum SummaryFailure {
    WRONG_KEY("wrong-key"),
    QUOTA("quota"),
    UNREACHABLE("unreachable"),
    TIMED_OUT("timed-out"),
    BAD_ANSWER("bad-answer"),
    TOO_LONG("too-long"),
    NOTHING_SAID("nothing-said");

    private final String code;

    SummaryFailure(String code) {
        this.code = code;
    }

    /** Its name in answers. */
    public String code() {
        return code;
    }
}
