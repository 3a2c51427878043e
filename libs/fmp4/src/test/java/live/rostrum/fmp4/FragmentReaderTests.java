package live.rostrum.fmp4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FragmentReaderTests {

    private static byte[] video = {};
    private static byte[] audio = {};

    @BeforeAll
    static void makeMedia() throws Exception {
        video = FfmpegMedia.video();
        audio = FfmpegMedia.audio();
    }

    @Test
    void readsThePicturesThatFfmpegWrote() {
        RecordedMedia recorded = RecordedMedia.of(video);

        assertThat(recorded.tracks()).singleElement().satisfies(track -> {
            assertThat(track.kind()).isEqualTo(MediaKind.VIDEO);
            assertThat(track.codec()).matches("avc1\\.4d40[0-9a-f]{2}");
            assertThat(track.timescaleHz()).isEqualTo(90_000);
            assertThat(track.width()).isEqualTo(160);
            assertThat(track.height()).isEqualTo(90);
        });
        assertThat(recorded.samples()).hasSize(30);
        assertThat(recorded.samples()).extracting(Sample::durationTicks).containsOnly(3_000);
        assertThat(recorded.samples().getFirst().sync()).isTrue();
        assertThat(recorded.samples().get(1).sync()).isFalse();
        assertThat(recorded.samples().get(29).dts()).isEqualTo(87_000);
    }

    @Test
    void readsTheSoundThatFfmpegWrote() {
        RecordedMedia recorded = RecordedMedia.of(audio);

        assertThat(recorded.tracks()).extracting(TrackDescription::codec).containsExactly("mp4a.40.2");
        assertThat(recorded.samples()).hasSizeBetween(47, 49).allMatch(Sample::sync);
        assertThat(recorded.samples().getFirst().durationTicks()).isEqualTo(1_024);
    }

    @Test
    void readsTheSameWhereverTheInputIsSplit() {
        byte[] start = Arrays.copyOf(video, 6_000);
        RecordedMedia whole = RecordedMedia.of(start);

        for (int split = 0; split <= start.length; split++) {
            assertThat(readSplit(start, split)).as("split at %d", split).isEqualTo(whole);
        }
        RecordedMedia byteByByte = new RecordedMedia();
        byteByByte.readPieces(start, () -> 1);
        assertThat(byteByByte).isEqualTo(whole);
        assertThat(whole.samples()).isNotEmpty();
    }

    @Test
    void whatIsWrittenReadsBackEqual() {
        RecordedMedia first = RecordedMedia.of(video);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(InitSegment.write(first.tracks().getFirst()));
        out.writeBytes(MediaFragment.write(1, first.samples().subList(0, 10)));
        out.writeBytes(MediaFragment.write(2, first.samples().subList(10, 30)));

        RecordedMedia second = RecordedMedia.of(out.toByteArray());

        assertThat(second).isEqualTo(first);
    }

    @Test
    void ffmpegDecodesWhatIsWritten() throws Exception {
        RecordedMedia pictures = RecordedMedia.of(video);
        RecordedMedia sound = RecordedMedia.of(audio);

        assertThat(FfmpegMedia.countDecodedFrames(file(pictures))).isEqualTo(30);
        assertThat(FfmpegMedia.countDecodedFrames(file(sound)))
                .isEqualTo(sound.samples().size());
    }

    @Test
    void refusesWhatIsNoFragmentedMp4() {
        RecordedMedia nowhere = new RecordedMedia();

        assertThatThrownBy(() -> feed(
                        nowhere, "This is no MP4 at all, just text.".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedMediaException.class);
        assertThatThrownBy(() -> feed(nowhere, new byte[] {0, 0, 0, 9, 'm', 'd', 'a', 't', 1}))
                .isInstanceOf(MalformedMediaException.class)
                .hasMessageContaining("no moof before it");
        assertThatThrownBy(() -> feed(nowhere, new byte[] {0x7f, 0, 0, 0, 'm', 'd', 'a', 't'}))
                .isInstanceOf(MalformedMediaException.class)
                .hasMessageContaining("size");
    }

    @Test
    void damagedInputEndsInItsOwnExceptionOrInSamplesButNeverOtherwise() {
        Random random = new Random(7);
        for (int round = 0; round < 3_000; round++) {
            byte[] damaged = Arrays.copyOf(video, 3_000);
            for (int flips = 0; flips < 4; flips++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                feed(new RecordedMedia(), damaged);
            } catch (MalformedMediaException expected) {
                assertThat(expected).hasMessageMatching("(?s).+");
            }
        }
    }

    private static byte[] file(RecordedMedia recorded) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(InitSegment.write(recorded.tracks().getFirst()));
        out.writeBytes(MediaFragment.write(1, recorded.samples()));
        return out.toByteArray();
    }

    private static void feed(RecordedMedia sink, byte[] bytes) {
        new FragmentReader(sink).feed(bytes, 0, bytes.length);
    }

    private static RecordedMedia readSplit(byte[] bytes, int split) {
        RecordedMedia recorded = new RecordedMedia();
        FragmentReader reader = new FragmentReader(recorded);
        reader.feed(bytes, 0, split);
        reader.feed(bytes, split, bytes.length - split);
        return recorded;
    }
}
