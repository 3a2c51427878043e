package live.rostrum.ingest.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import live.rostrum.publisher.source.CaptureSource;
import live.rostrum.publisher.source.Pace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where decoding can begin, in real captures and in broken ones. The expected places were read off the captures by an independent parser. */
class AccessPointScannerTests {

    private static final int H264_HEADER_BYTES = 195;

    @Test
    void findsEveryClusterThatBeginsWithAKeyFrame() throws Exception {
        byte[] capture = capture("h264-webm");

        List<AccessPoint> points = scan(capture, Integer.MAX_VALUE);

        assertThat(points)
                .hasSize(11)
                .startsWith(at(195, 0), at(68_814, 2029), at(138_455, 4034, 4062), at(208_547, 6062), at(277_501, 8095))
                .endsWith(at(628_186, 18_194, 18_195), at(697_974, 20_228));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100, 4096})
    void findsTheSameHoweverTheBytesAreCut(int pieceBytes) throws Exception {
        byte[] capture = capture("vp8-webm");

        assertThat(scan(capture, pieceBytes)).isEqualTo(scan(capture, Integer.MAX_VALUE));
    }

    @Test
    void findsTheNextOneAfterMissingBytes() throws Exception {
        byte[] capture = capture("h264-webm");
        List<AccessPoint> points = new ArrayList<>();
        AccessPointScanner scanner = AccessPointScanner.of(ContainerHeader.cut(capture), points::add);
        scanner.feed(Arrays.copyOfRange(capture, H264_HEADER_BYTES, 100_000));
        scanner.lose();
        scanner.feed(Arrays.copyOfRange(capture, 150_001, 230_000));

        assertThat(points.getLast().time()).isEqualTo(Duration.ofMillis(6062));
        assertThat(points.getLast().offset()).isEqualTo(100_000 - H264_HEADER_BYTES + 208_547 - 150_001);
        assertThat(points).hasSize(3);
    }

    @Test
    void findsTheNextClusterOfAMatroskaWithChecksumsAfterMissingBytes() throws Exception {
        byte[] take = Takes.matroska();
        List<AccessPoint> whole = scan(take, Integer.MAX_VALUE);
        ContainerHeader header = ContainerHeader.cut(take);
        List<AccessPoint> points = new ArrayList<>();
        AccessPointScanner scanner = AccessPointScanner.of(header, points::add);
        scanner.lose();
        scanner.feed(Arrays.copyOfRange(take, header.bytes().length + 1, take.length));

        assertThat(whole).hasSizeGreaterThan(1);
        assertThat(points)
                .extracting(AccessPoint::time)
                .isEqualTo(whole.stream().skip(1).map(AccessPoint::time).toList());
    }

    @Test
    void takesAnyNonsense() throws Exception {
        byte[] capture = capture("vp8-webm");
        ContainerHeader header = ContainerHeader.cut(capture);
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            byte[] broken = Arrays.copyOfRange(capture, header.bytes().length, 60_000);
            for (int i = 0; i < 20; i++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            List<AccessPoint> points = new ArrayList<>();
            AccessPointScanner scanner = AccessPointScanner.of(header, points::add);
            scanner.feed(broken);
            assertThat(points).hasSizeLessThan(50);
        }
    }

    @Test
    void findsTheFragmentsOfAnMp4() throws Exception {
        byte[] take = Takes.h264AndOpus();

        List<AccessPoint> points = scan(take, 100);

        assertThat(points).isNotEmpty().first().satisfies(first -> {
            assertThat(first.offset()).isZero();
            assertThat(first.time()).isZero();
        });
        assertThat(points).isEqualTo(scan(take, Integer.MAX_VALUE));
    }

    @Test
    void findsTheNextFragmentOfAnMp4AfterMissingBytes() throws Exception {
        byte[] take = Takes.h264AndOpus();
        ContainerHeader header = ContainerHeader.cut(take);
        int headerBytes = header.bytes().length;
        List<AccessPoint> points = new ArrayList<>();
        AccessPointScanner scanner = AccessPointScanner.of(header, points::add);
        scanner.lose();
        scanner.feed(new byte[] {1, 2, 3, 4, 5});
        scanner.feed(Arrays.copyOfRange(take, headerBytes, take.length));

        assertThat(points).first().isEqualTo(new AccessPoint(5, Duration.ZERO, Duration.ZERO));
    }

    private static AccessPoint at(int offsetInFile, long millis) {
        return at(offsetInFile, millis, millis);
    }

    private static AccessPoint at(int offsetInFile, long millis, long keyFrameMillis) {
        return new AccessPoint(
                offsetInFile - H264_HEADER_BYTES, Duration.ofMillis(millis), Duration.ofMillis(keyFrameMillis));
    }

    private static List<AccessPoint> scan(byte[] take, int pieceBytes) {
        ContainerHeader header = ContainerHeader.cut(take);
        List<AccessPoint> points = new ArrayList<>();
        AccessPointScanner scanner = AccessPointScanner.of(header, points::add);
        for (int from = header.bytes().length; from < take.length; ) {
            int until = (int) Math.min((long) from + pieceBytes, take.length);
            scanner.feed(Arrays.copyOfRange(take, from, until));
            from = until;
        }
        return points;
    }

    private static byte[] capture(String name) throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (CaptureSource source = CaptureSource.bundled(name, Pace.UNPACED)) {
            for (byte[] blob = source.next(); blob != null; blob = source.next()) {
                all.writeBytes(blob);
            }
        }
        return all.toByteArray();
    }
}
