package live.rostrum.recording.journey;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import live.rostrum.publisher.source.CaptureSource;
import live.rostrum.publisher.source.Pace;

/** What browsers recorded, blob by blob. */
final class Captures {

    /** Of {@link #h264()}. */
    static final String MIME_TYPE = "video/webm;codecs=avc1.42E01E,opus";

    private Captures() {}

    /** 20 seconds of H.264 and Opus in 72 blobs. */
    static List<byte[]> h264() {
        return blobs("h264-webm");
    }

    private static List<byte[]> blobs(String name) {
        List<byte[]> blobs = new ArrayList<>();
        try (CaptureSource source = CaptureSource.bundled(name, Pace.UNPACED)) {
            for (byte[] blob = source.next(); blob != null; blob = source.next()) {
                blobs.add(blob);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return blobs;
    }
}
