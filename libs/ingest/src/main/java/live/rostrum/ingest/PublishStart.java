package live.rostrum.ingest;

/**
 * {@code publish:start}: a take begins, or goes on after a reconnect.
 *
 * @param streamId the stream that the token is for
 * @param takeId chosen by the client, unique within the stream
 * @param mimeType what MediaRecorder says it makes
 * @param timesliceMs length of a blob that the client asked for
 * @param keyFrameIntervalMs distance of key frames that the client asked for, 0 if it could not ask
 * @param oldestSeq first chunk that the client still has
 * @param takeover whether another socket of the same user is to be displaced
 */
public record PublishStart(
        String streamId,
        String takeId,
        String mimeType,
        int timesliceMs,
        int keyFrameIntervalMs,
        long oldestSeq,
        boolean takeover) {}
