package live.rostrum.recording.store;

import java.time.Duration;

/**
 * How a bucket is used.
 *
 * @param bucket its name
 * @param prefix what all keys begin with; empty, or it ends with a slash
 * @param partBytes of a multipart upload, at least 5 MiB
 * @param parallelParts of one upload
 * @param parallelReads streams that are open at one time
 * @param timeout of one try of a request
 */
public record S3Settings(
        String bucket, String prefix, long partBytes, int parallelParts, int parallelReads, Duration timeout) {

    static final long MIN_PART_BYTES = 5L * 1024 * 1024;
    /** S3 takes 10,000; a few less leave room for rounding. */
    private static final int MAX_PARTS = 9_900;

    public S3Settings {
        if (!prefix.isEmpty() && !prefix.endsWith("/")) {
            prefix = prefix + "/";
        }
        if (partBytes < MIN_PART_BYTES || parallelParts < 1 || parallelReads < 1) {
            throw new IllegalArgumentException("Parts of " + partBytes + " bytes, " + parallelParts
                    + " at one time, and " + parallelReads + " reads");
        }
    }

    /** Retries included, a request is over after this. */
    Duration callTimeout() {
        return timeout.multipliedBy(4);
    }

    String key(Edition edition, String name) {
        return keyPrefix(edition) + name;
    }

    String keyPrefix(Edition edition) {
        return prefix + edition.recordingId() + "/" + edition.name() + "/";
    }

    /** Large enough that a file of this size has not too many parts. */
    long partBytesFor(long fileBytes) {
        return Math.max(partBytes, Math.ceilDiv(fileBytes, MAX_PARTS));
    }
}
