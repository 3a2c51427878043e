package live.rostrum.publisher.source;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a Matroska stream as FFmpeg writes it on a pipe (a Segment without an end, Clusters of known size) into blobs of one Cluster.
 * The first blob begins with the header; whatever else stands between Clusters goes with the next one.
 */
final class ClusterCutter {

    /** An element that claims more than this is not of our muxer. */
    private static final int MAX_ELEMENT_BYTES = 64 << 20;

    private static final int LONGEST_HEAD_BYTES = 12;

    private final InputStream in;
    private final byte[] head = new byte[LONGEST_HEAD_BYTES];

    ClusterCutter(InputStream in) {
        this.in = in;
    }

    /** The next blob, or null at the end. */
    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        while (true) {
            Ebml.Head element = readHead();
            if (element == null) {
                return null; // the index at the end is of no use to a live stream
            }
            blob.write(head, 0, element.headBytes());
            if (element.id() == Ebml.SEGMENT) {
                continue; // its content follows
            }
            if (element.size() == Ebml.UNKNOWN_SIZE || element.size() > MAX_ELEMENT_BYTES) {
                throw new IOException("The stream has an element of an unexpected size.");
            }
            byte[] content = in.readNBytes((int) element.size());
            blob.write(content);
            if (content.length < element.size()) {
                throw new EOFException("The stream ends within an element.");
            }
            if (element.id() == Ebml.CLUSTER) {
                return blob.toByteArray();
            }
        }
    }

    private Ebml.@Nullable Head readHead() throws IOException {
        for (int length = 0; length < LONGEST_HEAD_BYTES; ) {
            int next = in.read();
            if (next < 0) {
                if (length > 0) {
                    throw new EOFException("The stream ends within an element.");
                }
                return null;
            }
            head[length++] = (byte) next;
            Ebml.Head element = Ebml.head(head, 0, length);
            if (element != null) {
                return element;
            }
        }
        throw new IOException("The stream is not Matroska.");
    }
}
