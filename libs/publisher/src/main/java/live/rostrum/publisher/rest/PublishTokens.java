package live.rostrum.publisher.rest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The publish token of one stream: asked for once, and anew shortly before it expires. When that fails, the old one serves on, since
 * publishing must not depend on stream-service.
 */
public final class PublishTokens implements Supplier<String> {

    private static final Duration RENEWED_BEFORE = Duration.ofMinutes(10);

    private final RostrumApi api;
    private final String streamId;
    private final InstantSource clock;
    private PublishToken token;

    public PublishTokens(RostrumApi api, String streamId, InstantSource clock) {
        this.api = api;
        this.streamId = streamId;
        this.clock = clock;
        this.token = api.publishToken(streamId);
    }

    /** Where the server wants the media. */
    public synchronized String ingestPath() {
        return token.ingestPath();
    }

    /** Where the recorder wants it; empty if the stream is not recorded. */
    public synchronized Optional<String> recorderPath() {
        return Optional.ofNullable(token.recorderPath());
    }

    @Override
    public synchronized String get() {
        if (token.expiresAt().minus(RENEWED_BEFORE).isBefore(clock.instant())) {
            try {
                token = api.publishToken(streamId);
            } catch (ApiException e) {
                if (token.expiresAt().isBefore(clock.instant())) {
                    throw e;
                }
            }
        }
        return token.value();
    }
}
