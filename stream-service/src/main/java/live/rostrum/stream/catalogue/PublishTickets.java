package live.rostrum.stream.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import live.rostrum.stream.random.RandomTokens;
import live.rostrum.tokens.CaptionGrant;
import live.rostrum.tokens.PublishGrant;
import live.rostrum.tokens.PublishTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hands out the right to go live, and after the end the right to complete the recording. */
@Component
class PublishTickets {

    static final ProblemType STREAM_ENDED = new ProblemType("stream-ended", 409, "The stream has ended");

    private static final Duration LIFETIME = Duration.ofHours(12);

    /** How long after its end a stream's recording takes what a browser had to keep. */
    private static final Duration COMPLETION = Duration.ofDays(7);

    private static final String INGEST_PATH = "/ingest/socket.io/";
    private static final String RECORDER_PATH = "/recorder/socket.io/";

    private final PublishTokens tokens;
    private final RandomTokens random;
    private final Clock clock;

    PublishTickets(PublishTokens tokens, RandomTokens random, Clock clock) {
        this.tokens = tokens;
        this.random = random;
        this.clock = clock;
    }

    PublishTicket issue(LiveStream stream, String userId) {
        Instant now = clock.instant();
        Instant expiresAt = now.plus(LIFETIME);
        boolean hasEnded = stream.lifecycle().status() == StreamStatus.ENDED;
        if (hasEnded) {
            Instant lastCall = completionEnds(stream);
            if (!now.isBefore(lastCall)) {
                throw new ProblemException(STREAM_ENDED, "Make a new stream to go live again.");
            }
            expiresAt = lastCall.isBefore(expiresAt) ? lastCall : expiresAt;
        }
        return ticket(stream, userId, hasEnded, expiresAt.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Until when its recording may be completed; the end itself for what was not recorded. */
    private static Instant completionEnds(LiveStream stream) {
        Instant endedAt = Objects.requireNonNull(stream.lifecycle().endedAt());
        return stream.settings().record() ? endedAt.plus(COMPLETION) : endedAt;
    }

    private PublishTicket ticket(LiveStream stream, String userId, boolean recordingOnly, Instant expiresAt) {
        StreamSettings settings = stream.settings();
        String token = tokens.mint(new PublishGrant(
                random.id(),
                stream.id(),
                userId,
                settings.latency().granted(),
                settings.record(),
                recordingOnly,
                new CaptionGrant(
                        settings.captions().enabled(), settings.captions().language()),
                settings.visibility() == Visibility.PRIVATE,
                expiresAt));
        return new PublishTicket(
                token, expiresAt, recordingOnly ? null : INGEST_PATH, settings.record() ? RECORDER_PATH : null);
    }

    /**
     * What a broadcaster needs to connect.
     *
     * @param token for the query of the Socket.IO handshake
     * @param expiresAt until when a connection can be opened with it
     * @param ingestPath Socket.IO path of the live ingest; null once the stream has ended
     * @param recorderPath Socket.IO path of the recorder; null when nothing is recorded
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PublishTicket(
            String token,
            Instant expiresAt,
            @Nullable String ingestPath,
            @Nullable String recorderPath) {

        @Override
        public String toString() {
            return "PublishTicket[...]";
        }
    }
}
