package live.rostrum.publisher.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/**
 * One row of {@code chunks.json}: a blob that the browser emitted.
 *
 * @param offset of its first byte in the capture
 * @param dueMs when it was emitted, from the start of the recorder
 */
record CaptureBlob(long offset, int length, double dueMs) {

    /** The longest blob that is read into memory: far above what a timeslice of seconds gives. */
    private static final int MAX_BYTES = 64 << 20;

    static List<CaptureBlob> parse(String json, long captureBytes) throws IOException {
        List<CaptureBlob> blobs = new ArrayList<>();
        try {
            JSONArray rows = new JSONArray(json);
            for (int i = 0; i < rows.length(); i++) {
                JSONObject row = rows.getJSONObject(i);
                CaptureBlob blob = new CaptureBlob(row.getLong("offset"), row.getInt("length"), row.getDouble("t_ms"));
                if (!blob.isWithin(captureBytes)) {
                    throw new IOException("Row " + i + " of the chunk list does not fit the capture of " + captureBytes
                            + " bytes: " + row + ". Are the two files of one recording?");
                }
                blobs.add(blob);
            }
        } catch (JSONException e) {
            throw new IOException("The chunk list is not of the form [{offset, length, t_ms}]: " + e.getMessage(), e);
        }
        if (blobs.isEmpty()) {
            throw new IOException("The chunk list is empty.");
        }
        return List.copyOf(blobs);
    }

    private boolean isWithin(long captureBytes) {
        return offset >= 0 && length >= 0 && length <= MAX_BYTES && offset <= captureBytes - length && dueMs >= 0;
    }
}
