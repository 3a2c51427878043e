package live.rostrum.tokens;

import java.time.Instant;

/**
 * The right to publish one stream, with everything that a media server needs to know about it, so that publishing goes
 * on while stream-service is away.
 *
 * @param tokenId unique id of the token ({@code jti}), for revocation and logs
 * @param streamId the only stream that it is good for
 * @param userId who publishes
 * @param latency how the stream is packaged
 * @param record whether the stream is recorded
 * @param recordingOnly whether it is good for the recorder only: the stream has ended, and the rest of its recording may
 *     still be sent
 * @param captions whether it is captioned
 * @param privateStream whether viewers need a playback token
 * @param expiresAt whole second from which on the token opens no new connection
 */
public record PublishGrant(
        String tokenId,
        String streamId,
        String userId,
        StreamLatency latency,
        boolean record,
        boolean recordingOnly,
        CaptionGrant captions,
        boolean privateStream,
        Instant expiresAt) {}
