package live.rostrum.ingest.container;

import static live.rostrum.ingest.container.Ebml.element;
import static live.rostrum.ingest.container.Ebml.number;
import static live.rostrum.ingest.container.Ebml.open;
import static live.rostrum.ingest.container.Ebml.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainerHeaderTests {

    private static final int TRUNCATIONS = 2048;
    private static final int MUTATIONS = 6_000;
    private static final int CLUSTER_ID_FIRST_BYTE = 0x1F;

    private byte[] h264Webm = {};
    private byte[] vp8Webm = {};
    private byte[] mp4 = {};

    @BeforeAll
    void readTakes() throws Exception {
        h264Webm = Takes.capture("h264-webm");
        vp8Webm = Takes.capture("vp8-webm");
        mp4 = Takes.h264AndOpus();
    }

    @ParameterizedTest
    @CsvSource({"h264-webm,V_MPEG4/ISO/AVC", "vp8-webm,V_VP8"})
    void cutsTheHeaderOffABrowsersRecording(String capture, String codec) throws Exception {
        byte[] firstChunk = Takes.capture(capture);

        ContainerHeader header = ContainerHeader.cut(firstChunk);

        assertThat(header.container()).isEqualTo(Container.WEBM);
        assertThat(header.bytes()).hasSizeBetween(150, 250).isEqualTo(Arrays.copyOf(firstChunk, header.bytes().length));
        assertThat(firstChunk[header.bytes().length]).isEqualTo((byte) CLUSTER_ID_FIRST_BYTE);
        assertThat(header.tracks().video()).contains(new SourceVideo(codec, 640, 360));
        assertThat(header.tracks().audio()).isTrue();
    }

    @Test
    void cutsTheHeaderOffAFragmentedMp4() {
        ContainerHeader header = ContainerHeader.cut(mp4);

        assertThat(header.container()).isEqualTo(Container.MP4);
        assertThat(header.bytes()).isEqualTo(Arrays.copyOf(mp4, header.bytes().length));
        assertThat(new String(mp4, header.bytes().length + 4, 4, StandardCharsets.US_ASCII))
                .isEqualTo("moof");
        assertThat(header.tracks().video()).contains(new SourceVideo("avc1", 320, 180));
        assertThat(header.tracks().audio()).isTrue();
    }

    @Test
    void aPhonesPictureHasTheShapeThatItIsShownIn() throws Exception {
        byte[] upright = Takes.turned(90);
        byte[] onItsHead = Takes.turned(180);

        assertThat(ContainerHeader.cut(upright).tracks().video()).contains(new SourceVideo("avc1", 180, 320, true));
        assertThat(ContainerHeader.cut(onItsHead).tracks().video()).contains(new SourceVideo("avc1", 320, 180, true));
    }

    @Test
    void knowsAnMp4WithoutAPicture() throws Exception {
        ContainerHeader header = ContainerHeader.cut(Takes.opusAlone());

        assertThat(header.tracks()).isEqualTo(new SourceTracks(Optional.empty(), true));
    }

    @Test
    void whereverTheFirstChunkEndsTheHeaderIsTheSameOrRefused() {
        for (byte[] take : List.of(h264Webm, vp8Webm, mp4)) {
            ContainerHeader whole = ContainerHeader.cut(take);
            assertThat(cutOrRefused(Arrays.copyOf(take, whole.bytes().length))).isPresent();
            for (int length = 0; length < TRUNCATIONS; length++) {
                Optional<ContainerHeader> cut = cutOrRefused(Arrays.copyOf(take, length));
                assertThat(cut.map(ContainerHeader::bytes).orElse(whole.bytes()))
                        .as("%s of %d bytes", whole.container(), length)
                        .isEqualTo(whole.bytes());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("noMedia")
    void refusesWhatIsNoHeader(byte[] firstChunk, String reason) {
        assertThatThrownBy(() -> ContainerHeader.cut(firstChunk))
                .isInstanceOf(UnsupportedMediaException.class)
                .hasMessageContaining(reason);
    }

    static Stream<Arguments> noMedia() throws Exception {
        byte[] audioTrack = element(Ebml.TRACK, element(Ebml.TRACK_TYPE, number(2)));
        byte[] subtitles = element(Ebml.TRACK, element(Ebml.TRACK_TYPE, number(17)));
        byte[] zeros = new byte[4096];
        byte[] random = new byte[4096];
        new Random(1).nextBytes(random);
        return Stream.of(
                arguments(new byte[0], "too few"),
                arguments(new byte[] {0x1A, 0x45, (byte) 0xDF}, "too few"),
                arguments(zeros, "neither WebM nor MP4"),
                arguments(random, "neither WebM nor MP4"),
                arguments(text("Hello, this is a text and no recording."), "neither WebM nor MP4"),
                arguments(text("RIFF....WAVEfmt "), "neither WebM nor MP4"),
                arguments(Ebml.document("docx", element(Ebml.TRACKS, audioTrack)), "no WebM or Matroska"),
                arguments(Ebml.document("webm", open(Ebml.CLUSTER)), "no tracks"),
                arguments(Ebml.document("webm", element(Ebml.TRACKS)), "neither picture nor sound"),
                arguments(Ebml.document("webm", element(Ebml.TRACKS, subtitles)), "neither picture nor sound"),
                arguments(Ebml.document("webm", open(Ebml.TRACKS), audioTrack), "does not hold the whole"),
                arguments(element(Ebml.HEADER, element(Ebml.DOC_TYPE, text("webm"))), "does not hold the whole"),
                arguments(Takes.notFragmented(), "not fragmented"),
                arguments(text("\0\0\0\u0010ftypisom\0\0\0\0"), "no moov"),
                arguments(text("\0\0\0\u0007ftypisom"), "does not hold the whole"),
                arguments(text("\u007f\u007f\u007f\u007fftypisom"), "does not hold the whole"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 360",
        "640, 0",
        "4097, 360",
        "640, 100000",
        "2147483648, 2147483648",
        "4294967296, 4294967296",
        "-1, -1",
        "9223372036854775807, 360"
    })
    void refusesPicturesOfAbsurdSize(long width, long height) {
        assertThatThrownBy(() -> ContainerHeader.cut(Ebml.webm(width, height)))
                .isInstanceOf(UnsupportedMediaException.class)
                .hasMessageContaining("pixels");
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "4096, 4096", "2160, 3840", "641, 361"})
    void takesPicturesUpTo4k(int width, int height) {
        assertThat(ContainerHeader.cut(Ebml.webm(width, height)).tracks().video())
                .contains(new SourceVideo("V_VP8", width, height));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void damagedHeadersAreReadOrRefusedButNeverBreakTheReader(int which) {
        byte[] take = Arrays.copyOf(List.of(h264Webm, vp8Webm, mp4).get(which), which == 2 ? 2_048 : 400);
        Random random = new Random(20 + which);
        int read = 0;

        for (int round = 0; round < MUTATIONS; round++) {
            byte[] damaged = damage(take, random);
            Optional<ContainerHeader> header = cutOrRefused(damaged);
            header.ifPresent(
                    found -> assertThat(found.bytes()).isEqualTo(Arrays.copyOf(damaged, found.bytes().length)));
            read += header.isPresent() ? 1 : 0;
        }

        assertThat(read).as("mutations that still have a header").isBetween(MUTATIONS / 50, MUTATIONS - 1);
    }

    /** Changes some bytes, most often in the header, and sometimes removes or repeats a stretch. */
    private static byte[] damage(byte[] take, Random random) {
        byte[] damaged = take.clone();
        for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
            byte value = random.nextBoolean() ? (byte) random.nextInt() : (byte) (random.nextBoolean() ? 0xff : 0);
            damaged[random.nextInt(damaged.length)] = value;
        }
        int from = random.nextInt(damaged.length);
        int to = from + random.nextInt(damaged.length - from);
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(damaged, to);
            case 1 ->
                Ebml.join(
                        Arrays.copyOf(damaged, from),
                        Arrays.copyOfRange(damaged, from, to),
                        Arrays.copyOfRange(damaged, from, damaged.length));
            case 2 -> Ebml.join(Arrays.copyOf(damaged, from), Arrays.copyOfRange(damaged, to, damaged.length));
            default -> damaged;
        };
    }

    private static Optional<ContainerHeader> cutOrRefused(byte[] firstChunk) {
        try {
            return Optional.of(ContainerHeader.cut(firstChunk));
        } catch (UnsupportedMediaException e) {
            assertThat(e).hasMessageMatching("(?s).{10,}");
            return Optional.empty();
        }
    }
}
