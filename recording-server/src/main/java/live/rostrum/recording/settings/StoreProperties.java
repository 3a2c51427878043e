package live.rostrum.recording.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where finished recordings are kept. Keys for a bucket are found where the AWS SDK looks for them (environment, profile, the machine's role), never here.
 *
 * @param kind {@code local}: under {@code recordings/files} in the data directory; {@code s3}: in a bucket
 * @param bucket name of the bucket; needed for {@code s3}
 * @param prefix what all keys in the bucket begin with, for example {@code rostrum/}; one recording-server writes under a prefix. If not set, they begin with the recording
 * @param region of the bucket; if not set, where the AWS SDK looks for it
 * @param endpoint of a server that is not Amazon's, for example {@code https://minio.example.org}
 * @param pathStyle whether the bucket stands in the path and not in the host name, as most servers but Amazon's want it
 * @param partSize of a multipart upload; larger files have larger parts, since a file has 10,000 at most
 * @param parallelParts parts of one file that are on their way at one time
 * @param parallelReads viewers who are sent a recording from the bucket at one time; each may take 4 MiB of memory
 * @param sweep whether finished files that no recording owns are deleted at start, and not only told of in the log
 * @param timeout how long one request may take, retries not counted
 */
@Validated
@ConfigurationProperties("rostrum.recording.store")
public record StoreProperties(
        @DefaultValue("local") Kind kind,
        @Nullable String bucket,
        @Nullable String prefix,
        @Nullable String region,
        @Nullable URI endpoint,
        @DefaultValue("false") boolean pathStyle,
        @DefaultValue("16MB") DataSize partSize,
        @DefaultValue("3") @Min(1) @Max(16) int parallelParts,
        @DefaultValue("48") @Min(1) @Max(1000) int parallelReads,
        @DefaultValue("false") boolean sweep,
        @DefaultValue("60s") Duration timeout) {

    private static final DataSize SMALLEST_PART = DataSize.ofMegabytes(5);
    private static final DataSize LARGEST_PART = DataSize.ofMegabytes(512);

    /** Where recordings are kept. */
    public enum Kind {
        LOCAL,
        S3
    }

    public StoreProperties {
        if (kind == Kind.S3 && (bucket == null || bucket.isBlank())) {
            throw new IllegalArgumentException("rostrum.recording.store.bucket is needed for recordings in S3");
        }
        if (prefix != null && prefix.startsWith("/")) {
            throw new IllegalArgumentException("rostrum.recording.store.prefix does not begin with a slash");
        }
        if (partSize.compareTo(SMALLEST_PART) < 0 || partSize.compareTo(LARGEST_PART) > 0) {
            throw new IllegalArgumentException("rostrum.recording.store.part-size is from 5MB to 512MB");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("rostrum.recording.store.timeout is more than nothing");
        }
    }
}
