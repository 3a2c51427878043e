package live.rostrum.stream.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import live.rostrum.stream.random.RandomTokens;
import live.rostrum.tokens.CaptionGrant;
import live.rostrum.tokens.PublishGrant;
import live.rostrum.tokens.PublishTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hands out the right to go live. */
@Component
class PublishTickets {

    static final ProblemType STREAM_ENDED = new ProblemType("stream-ended", 409, "The stream has ended");

    private static final Duration LIFETIME = Duration.ofHours(12);
    private static final String INGEST_PATH = "/ingest/socket.io/";

    private final PublishTokens tokens;
    private final RandomTokens random;
    private final Clock clock;

    PublishTickets(PublishTokens tokens, RandomTokens random, Clock clock) {
        this.tokens = tokens;
        this.random = random;
        this.clock = clock;
    }

    PublishTicket issue(LiveStream stream, String userId) {
        if (stream.lifecycle().status() == StreamStatus.ENDED) {
            throw new ProblemException(STREAM_ENDED, "Make a new stream to go live again.");
        }
        StreamSettings settings = stream.settings();
        Instant expiresAt = clock.instant().plus(LIFETIME).truncatedTo(ChronoUnit.SECONDS);
        String token = tokens.mint(new PublishGrant(
                random.id(),
                stream.id(),
                userId,
                settings.latency().granted(),
                settings.record(),
                new CaptionGrant(
                        settings.captions().enabled(), settings.captions().language()),
                settings.visibility() == Visibility.PRIVATE,
                expiresAt));
        return new PublishTicket(token, expiresAt, INGEST_PATH, null);
    }

    /**
     * What a broadcaster needs to connect.
     *
     * @param token for the query of the Socket.IO handshake
     * @param expiresAt until when a connection can be opened with it
     * @param ingestPath Socket.IO path of the live ingest
     * @param recorderPath Socket.IO path of the recorder; null, because there is none yet
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PublishTicket(
            String token,
            Instant expiresAt,
            String ingestPath,
            @Nullable String recorderPath) {

        @Override
        public String toString() {
            return "PublishTicket[...]";
        }
    }
}
