package live.rostrum.hls.transcode;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/**
 * Cuts a sequence of JPEGs as it arrives, in pieces of any size: each ends with the marker EOI, whose bytes stand nowhere else in what FFmpeg writes
 * (ITU-T T.81 B.1.1.5). Holds one picture; one beyond {@link #MAX_BYTES} is left out.
 */
final class JpegReader {

    static final int MAX_BYTES = 1024 * 1024;

    private static final int MARKER = 0xff;
    private static final int END_OF_IMAGE = 0xd9;

    private final Consumer<byte[]> sink;
    private final ByteArrayOutputStream picture = new ByteArrayOutputStream();
    private int last;
    private boolean tooLarge;

    JpegReader(Consumer<byte[]> sink) {
        this.sink = sink;
    }

    void feed(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            int next = bytes[i] & 0xff;
            add(next);
            if (last == MARKER && next == END_OF_IMAGE) {
                end();
                next = 0;
            }
            last = next;
        }
    }

    private void add(int next) {
        tooLarge |= picture.size() >= MAX_BYTES;
        if (!tooLarge) {
            picture.write(next);
        }
    }

    private void end() {
        if (!tooLarge) {
            sink.accept(picture.toByteArray());
        }
        picture.reset();
        tooLarge = false;
    }
}
