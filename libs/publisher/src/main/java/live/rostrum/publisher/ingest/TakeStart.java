package live.rostrum.publisher.ingest;

import java.time.Instant;
import java.util.UUID;
import org.json.JSONObject;

/**
 * What {@code publish:start} says about a take, but for {@code oldestSeq}, which changes.
 *
 * @param mimeType as a MediaRecorder names it, with codecs
 * @param timesliceMs the usual length of a chunk
 * @param keyFrameIntervalMs the usual distance of key frames
 * @param takeover whether a running take of the same user is to be displaced
 */
public record TakeStart(
        String streamId,
        String takeId,
        String mimeType,
        int timesliceMs,
        int keyFrameIntervalMs,
        Instant startedAt,
        boolean takeover) {

    /** A take with a new id that starts now. */
    public static TakeStart now(String streamId, String mimeType, int timesliceMs, int keyFrameIntervalMs) {
        return new TakeStart(
                streamId,
                UUID.randomUUID().toString(),
                mimeType,
                timesliceMs,
                keyFrameIntervalMs,
                Instant.now(),
                false);
    }

    JSONObject toJson(long oldestSeq) {
        return new JSONObject()
                .put("streamId", streamId)
                .put("takeId", takeId)
                .put("mimeType", mimeType)
                .put("timesliceMs", timesliceMs)
                .put("keyFrameIntervalMs", keyFrameIntervalMs)
                .put("startedAt", startedAt.toString())
                .put("oldestSeq", oldestSeq)
                .put("takeover", takeover);
    }
}
