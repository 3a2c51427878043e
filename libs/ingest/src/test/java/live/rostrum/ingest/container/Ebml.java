package live.rostrum.ingest.container;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes EBML elements (RFC 8794), to make WebM headers that no browser would send. */
final class Ebml {

    static final int HEADER = 0x1A45DFA3;
    static final int DOC_TYPE = 0x4282;
    static final int SEGMENT = 0x18538067;
    static final int TRACKS = 0x1654AE6B;
    static final int TRACK = 0xAE;
    static final int TRACK_TYPE = 0x83;
    static final int CODEC = 0x86;
    static final int VIDEO = 0xE0;
    static final int WIDTH = 0xB0;
    static final int HEIGHT = 0xBA;
    static final int CLUSTER = 0x1F43B675;

    private static final byte UNKNOWN_SIZE = (byte) 0xff;

    private Ebml() {}

    /** A WebM with one video track of this size and the beginning of a Cluster. */
    static byte[] webm(long width, long height) {
        byte[] video = element(VIDEO, element(WIDTH, number(width)), element(HEIGHT, number(height)));
        byte[] track = element(TRACK, element(TRACK_TYPE, number(1)), element(CODEC, text("V_VP8")), video);
        return document("webm", element(TRACKS, track), open(CLUSTER));
    }

    static byte[] document(String docType, byte[]... segment) {
        return join(element(HEADER, element(DOC_TYPE, text(docType))), open(SEGMENT), join(segment));
    }

    static byte[] element(int id, byte[]... content) {
        byte[] all = join(content);
        byte[] size = {
            0x08, (byte) (all.length >> 24), (byte) (all.length >> 16), (byte) (all.length >> 8), (byte) all.length
        };
        return join(id(id), size, all);
    }

    /** The head of an element whose end is not known. */
    static byte[] open(int id) {
        return join(id(id), new byte[] {UNKNOWN_SIZE});
    }

    static byte[] number(long value) {
        byte[] bytes = new byte[8];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) (value >> (8 * (7 - i)));
        }
        return bytes;
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] id(int id) {
        int length = 4 - Integer.numberOfLeadingZeros(id) / 8;
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (id >> (8 * (length - 1 - i)));
        }
        return bytes;
    }
}
