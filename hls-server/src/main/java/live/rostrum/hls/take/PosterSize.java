package live.rostrum.hls.take;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Size of a stream's picture of now.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record PosterSize(int width, int height) {

    private static final int START_OF_IMAGE = 0xffd8;
    private static final int MARKER_PREFIX = 0xff;
    private static final int FIRST_FRAME_MARKER = 0xc0;
    private static final int LAST_FRAME_MARKER = 0xcf;
    private static final int HUFFMAN_TABLES = 0xc4;
    private static final int JPEG_EXTENSIONS = 0xc8;
    private static final int ARITHMETIC_CONDITIONING = 0xcc;
    private static final int FRAME_HEADER_BYTES = 7;
    private static final int LENGTH_BYTES = 2;

    /** Reads the frame header of a JPEG (ITU-T T.81 B.2.2); nothing if there is none before the picture's data. */
    static Optional<PosterSize> ofJpeg(byte[] jpeg) {
        ByteBuffer bytes = ByteBuffer.wrap(jpeg);
        if (bytes.remaining() < LENGTH_BYTES || unsignedShort(bytes) != START_OF_IMAGE) {
            return Optional.empty();
        }
        while (bytes.remaining() >= LENGTH_BYTES + FRAME_HEADER_BYTES) {
            int marker = unsignedShort(bytes);
            int lengthBytes = unsignedShort(bytes);
            if (marker >> Byte.SIZE != MARKER_PREFIX || lengthBytes < LENGTH_BYTES) {
                return Optional.empty();
            }
            if (isFrameHeader(marker & MARKER_PREFIX)) {
                bytes.get(); // bits a sample
                int height = unsignedShort(bytes);
                int width = unsignedShort(bytes);
                return width > 0 && height > 0 ? Optional.of(new PosterSize(width, height)) : Optional.empty();
            }
            bytes.position(Math.min(bytes.limit(), bytes.position() + lengthBytes - LENGTH_BYTES));
        }
        return Optional.empty();
    }

    private static boolean isFrameHeader(int code) {
        return code >= FIRST_FRAME_MARKER
                && code <= LAST_FRAME_MARKER
                && code != HUFFMAN_TABLES
                && code != JPEG_EXTENSIONS
                && code != ARITHMETIC_CONDITIONING;
    }

    private static int unsignedShort(ByteBuffer bytes) {
        return Short.toUnsignedInt(bytes.getShort());
    }
}
