package live.rostrum.fmp4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A mebibyte of the smallest boxes that there are costs no more than a few times its size. */
class BoundedMemoryTests {

    private static final int INPUT_BYTES = 1024 * 1024;
    private static final long FEW = 4;

    static Stream<Named<byte[]>> smallBoxes() {
        return Stream.of(
                named("free", repeated(box("free"))),
                named("traf without anything", repeated(box("traf"))),
                named("trak with an empty mdia", repeated(box("trak", box("mdia")))),
                named("moof without anything", repeated(box("moof"))));
    }

    @ParameterizedTest
    @MethodSource("smallBoxes")
    void inAStream(byte[] boxes) {
        AllocatedMemory<RecordedMedia> read = AllocatedMemory.of(() -> RecordedMedia.of(boxes));

        assertThat(read.bytes()).isLessThan(FEW * INPUT_BYTES);
    }

    @ParameterizedTest
    @MethodSource("smallBoxes")
    void inAMovieHeaderAndInAFragment(byte[] boxes) {
        ByteBuffer content = ByteBuffer.wrap(boxes);

        AllocatedMemory<Boolean> outline = AllocatedMemory.of(() -> reads(() -> TrackOutline.of(content)));
        AllocatedMemory<Boolean> times = AllocatedMemory.of(() -> reads(() -> FragmentStart.decodeTimes(content)));

        assertThat(outline.bytes()).isLessThan(FEW * INPUT_BYTES);
        assertThat(times.bytes()).isLessThan(FEW * INPUT_BYTES);
    }

    @Test
    void ofManyTracksEightAreOutlinedAndFragmentsOfMoreAreRefused() {
        byte[] traf = box("traf", box("tfhd", new byte[8]), box("tfdt", new byte[8]));
        byte[][] trafs = new byte[9][];
        for (int i = 0; i < trafs.length; i++) {
            trafs[i] = traf.clone();
            trafs[i][23] = (byte) i;
        }

        assertThat(FragmentStart.decodeTimes(ByteBuffer.wrap(joined(Arrays.copyOf(trafs, 8)))))
                .hasSize(8);
        assertThat(reads(() -> FragmentStart.decodeTimes(ByteBuffer.wrap(joined(trafs)))))
                .isFalse();
    }

    private static boolean reads(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (MalformedMediaException e) {
            return false;
        }
    }

    private static byte[] repeated(byte[] box) {
        ByteBuffer all = ByteBuffer.allocate(INPUT_BYTES / box.length * box.length);
        while (all.hasRemaining()) {
            all.put(box);
        }
        return all.array();
    }

    private static byte[] box(String type, byte[]... content) {
        byte[] all = joined(content);
        return ByteBuffer.allocate(8 + all.length)
                .putInt(8 + all.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(all)
                .array();
    }

    private static byte[] joined(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }
}
