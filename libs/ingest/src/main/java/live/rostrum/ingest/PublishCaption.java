package live.rostrum.ingest;

/**
 * {@code publish:caption}: what the broadcaster's browser has understood.
 *
 * @param takeId the take in which it was said
 * @param startMs when it begins, on the take's clock
 * @param endMs when it ends, on the take's clock
 * @param text what was said, 1 to 500 characters
 * @param isFinal whether this is the last word on it
 * @param id one id from the first guess to the last word; if the client sends none, take and beginning stand for it
 */
public record PublishCaption(String takeId, long startMs, long endMs, String text, boolean isFinal, String id) {

    /** Longest text of the protocol. */
    public static final int MAX_TEXT = 500;
}
