package live.rostrum.ingest.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.zip.CRC32;
import live.rostrum.fmp4.AllocatedMemory;
import live.rostrum.fmp4.MediaKind;

/** What must hold for any media that a stranger sends behind a good header. */
class AccessPointScannerFuzzTests {

    private static final long FIXED_BYTES = 64 * 1024;
    private static final long BYTES_AN_INPUT_BYTE = 16;
    private static final int LARGEST_PIECE_BYTES = 64;
    private static final SourceTracks TRACKS = new SourceTracks(Optional.of(new SourceVideo("any", 160, 90)), true);

    private static final ContainerHeader WEBM = new ContainerHeader(
            Container.WEBM,
            new byte[0],
            TRACKS,
            List.of(new TrackClock(1, MediaKind.VIDEO, 1_000), new TrackClock(2, MediaKind.AUDIO, 1_000)));
    private static final ContainerHeader MP4 = new ContainerHeader(
            Container.MP4,
            new byte[0],
            TRACKS,
            List.of(new TrackClock(1, MediaKind.VIDEO, 15_360), new TrackClock(2, MediaKind.AUDIO, 48_000)));

    @FuzzTest
    void findsTheSameInAWebmHoweverItIsCut(byte[] media) {
        findsTheSameHoweverItIsCut(WEBM, media);
    }

    @FuzzTest
    void findsTheSameInAnMp4HoweverItIsCut(byte[] media) {
        findsTheSameHoweverItIsCut(MP4, media);
    }

    private static void findsTheSameHoweverItIsCut(ContainerHeader header, byte[] media) {
        Random random = new Random(checksum(media));
        int lossAt = random.nextInt(4) == 0 ? random.nextInt(media.length + 1) : media.length;

        AllocatedMemory<Scan> read = AllocatedMemory.of(() -> Scan.of(header, media, lossAt, () -> media.length));
        Scan whole = read.result();
        Scan cut = Scan.of(header, media, lossAt, () -> 1 + random.nextInt(LARGEST_PIECE_BYTES));

        assertThat(cut.points).isEqualTo(whole.points);
        assertThat(cut.openFrom()).isEqualTo(whole.openFrom()).isBetween(0L, (long) media.length);
        assertThat(read.bytes()).isLessThan(FIXED_BYTES + media.length * BYTES_AN_INPUT_BYTE);
        whole.points.forEach(point -> makesSense(point, media.length));
        assertThat(whole.points).isSortedAccordingTo((a, b) -> Long.compare(a.offset(), b.offset()));
    }

    private static void makesSense(AccessPoint point, int mediaBytes) {
        assertThat(point.offset()).isBetween(0L, mediaBytes - 1L);
        assertThat(point.time()).isBetween(Duration.ZERO, AccessPoint.LATEST);
        assertThat(point.decodableFrom()).isBetween(point.time(), AccessPoint.LATEST);
    }

    private static long checksum(byte[] input) {
        CRC32 checksum = new CRC32();
        checksum.update(input);
        return checksum.getValue();
    }

    /** One scanner, and what it found. */
    private static final class Scan {
        private final List<AccessPoint> points = new ArrayList<>();
        private final AccessPointScanner scanner;

        private Scan(ContainerHeader header) {
            scanner = AccessPointScanner.of(header, points::add);
        }

        /** Scans all the media in pieces of these sizes, with bytes missing at one place. */
        static Scan of(ContainerHeader header, byte[] media, int lossAt, IntSupplier pieceBytes) {
            Scan scan = new Scan(header);
            scan.feed(media, 0, lossAt, pieceBytes);
            if (lossAt < media.length) {
                scan.scanner.lose();
                scan.feed(media, lossAt, media.length, pieceBytes);
            }
            return scan;
        }

        long openFrom() {
            return scanner.openFrom();
        }

        private void feed(byte[] media, int from, int until, IntSupplier pieceBytes) {
            for (int at = from; at < until; ) {
                int length = Math.min(pieceBytes.getAsInt(), until - at);
                scanner.feed(Arrays.copyOfRange(media, at, at + length));
                at += length;
            }
        }
    }
}
