package live.rostrum.publisher.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.json.JSONException;
import org.json.JSONObject;

/** How a capture was made: what {@code publish:start} tells a server. */
record CaptureDescription(String mimeType, int timesliceMs, int keyFrameIntervalMs) {

    /** What our own recorders ask a browser for. */
    private static final int USUAL_KEY_FRAME_INTERVAL_MS = 2000;

    static CaptureDescription parse(String manifestJson) throws IOException {
        try {
            JSONObject json = new JSONObject(manifestJson);
            return new CaptureDescription(
                    json.getString("mimeType"),
                    json.optInt("timesliceMs", 250),
                    json.optInt("videoKeyFrameIntervalDurationMs", USUAL_KEY_FRAME_INTERVAL_MS));
        } catch (JSONException e) {
            throw new IOException("The capture's manifest.json cannot be read: " + e.getMessage(), e);
        }
    }

    /** Without a manifest the first bytes tell the container, and the chunk list the pace. */
    static CaptureDescription of(byte[] firstBlob, List<CaptureBlob> blobs) {
        int usualMs = (int) Math.round(blobs.getLast().dueMs() / blobs.size());
        boolean mp4 = firstBlob.length > 8 && new String(firstBlob, 4, 4, StandardCharsets.ISO_8859_1).equals("ftyp");
        return new CaptureDescription(
                mp4 ? "video/mp4" : "video/webm", Math.max(1, usualMs), USUAL_KEY_FRAME_INTERVAL_MS);
    }
}
