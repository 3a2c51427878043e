package live.rostrum.recording.store;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClientBuilder;

/** Makes clients of S3: the SDK's standard retries, Netty below, and an end to every wait. */
public final class S3Clients {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private S3Clients() {}

    /** A client whose keys are found where the SDK looks for them. */
    public static S3AsyncClient create(
            @Nullable URI endpoint, @Nullable String region, boolean pathStyle, S3Settings settings) {
        return create(
                endpoint,
                region,
                pathStyle,
                settings,
                DefaultCredentialsProvider.builder().build());
    }

    static S3AsyncClient create(
            @Nullable URI endpoint,
            @Nullable String region,
            boolean pathStyle,
            S3Settings settings,
            AwsCredentialsProvider keys) {
        S3AsyncClientBuilder builder = S3AsyncClient.builder()
                .credentialsProvider(keys)
                .forcePathStyle(pathStyle)
                .httpClientBuilder(NettyNioAsyncHttpClient.builder()
                        .maxConcurrency(settings.parallelParts() + settings.parallelReads() + 4)
                        .connectionTimeout(CONNECT)
                        .connectionAcquisitionTimeout(settings.timeout())
                        .readTimeout(settings.timeout())
                        .writeTimeout(settings.timeout()))
                .overrideConfiguration(override -> override.retryStrategy(RetryMode.STANDARD)
                        .apiCallAttemptTimeout(settings.timeout())
                        .apiCallTimeout(settings.callTimeout()));
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        if (region != null) {
            builder.region(Region.of(region));
        }
        return builder.build();
    }
}
