package live.rostrum.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code publish:start}: a take begins, or goes on after a reconnect.
 *
 * @param streamId the stream that the token is for
 * @param takeId chosen by the client, unique within the stream
 * @param mimeType what MediaRecorder says it makes
 * @param timesliceMs length of a blob that the client asked for
 * @param keyFrameIntervalMs distance of key frames that the client asked for, 0 if it could not ask
 * @param startedAt when the take began, by the client's clock; null if it did not say
 * @param oldestSeq first chunk that the client still has
 * @param takeover whether another socket of the same user is to be displaced
 */
public record PublishStart(
        String streamId,
        String takeId,
        String mimeType,
        int timesliceMs,
        int keyFrameIntervalMs,
        @Nullable Instant startedAt,
        long oldestSeq,
        boolean takeover) {}
