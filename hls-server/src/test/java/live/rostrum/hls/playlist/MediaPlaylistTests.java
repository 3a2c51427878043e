package live.rostrum.hls.playlist;

import static live.rostrum.hls.playlist.Snapshots.EPOCH;
import static live.rostrum.hls.playlist.Snapshots.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import live.rostrum.hls.packager.RenditionPlan;
import live.rostrum.hls.packager.RenditionSnapshot;
import live.rostrum.hls.packager.SegmentEntry;
import org.junit.jupiter.api.Test;

class MediaPlaylistTests {

    @Test
    void live() {
        Golden.assertMatches("media-live.m3u8", write(video(Snapshots.pictures(0, 7)), false));
        Golden.assertMatches("media-live-audio.m3u8", write(Snapshots.audio(Snapshots.sound(998, 7)), false));
    }

    @Test
    void discontinuity() {
        List<SegmentEntry> segments = new ArrayList<>(Snapshots.pictures(3, 3));
        segments.add(new SegmentEntry(6, 1, 5_400_000, 180_000, 150_000, true, false));
        segments.add(new SegmentEntry(7, 1, 5_580_000, 117_000, 90_000, false, false));
        segments.add(new SegmentEntry(8, 2, 5_697_000, 180_000, 150_000, true, false));
        RenditionSnapshot rendition = new RenditionSnapshot(SOURCE, "avc1.4d401e", 640, 360, 2, segments);

        Golden.assertMatches("media-discontinuity.m3u8", write(rendition, false));
    }

    @Test
    void gap() {
        List<SegmentEntry> segments = new ArrayList<>(Snapshots.pictures(3, 3));
        segments.add(new SegmentEntry(6, 0, 1_080_000, 180_000, 0, false, true));
        segments.add(new SegmentEntry(7, 1, 1_260_000, 180_000, 0, true, true));
        segments.add(new SegmentEntry(8, 1, 1_440_000, 180_000, 150_000, false, false));

        Golden.assertMatches("media-gap.m3u8", write(video(segments), false));
    }

    @Test
    void ended() {
        List<SegmentEntry> segments = new ArrayList<>(Snapshots.pictures(0, 3));
        segments.add(new SegmentEntry(3, 0, 540_000, 63_000, 60_000, false, false));

        Golden.assertMatches("media-ended.m3u8", write(video(segments), true));
    }

    @Test
    void captions() {
        List<SegmentEntry> segments = new ArrayList<>(Snapshots.pictures(3, 2));
        segments.add(new SegmentEntry(5, 0, 5_400_000, 180_000, 90, true, false));
        segments.add(new SegmentEntry(6, 0, 5_580_000, 117_000, 0, false, true));

        Golden.assertMatches("media-captions.m3u8", MediaPlaylist.write(EPOCH, Snapshots.captions(2, segments), false));
        Golden.assertMatches(
                "media-captions-ended.m3u8",
                MediaPlaylist.write(EPOCH, Snapshots.captions(0, Snapshots.pictures(0, 2)), true));
    }

    @Test
    void captionsOfARandomWindowHaveTheNumbersAndTimesOfItsPicture() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            List<SegmentEntry> segments = segments(SOURCE, random);
            long left = random.nextInt(3);
            boolean ended = random.nextBoolean();

            Read picture = new Read(write(new RenditionSnapshot(SOURCE, "x", 0, 0, left, segments), ended));
            Read captions = new Read(MediaPlaylist.write(EPOCH, Snapshots.captions(left, segments), ended));

            assertThat(captions)
                    .usingRecursiveComparison()
                    .ignoringFields("uris")
                    .isEqualTo(picture);
            assertThat(captions.uris)
                    .containsExactlyElementsOf(segments.stream()
                            .map(segment -> segment.uri().replace(".m4s", ".vtt"))
                            .toList());
        }
    }

    @Test
    void randomWindowsKeepTheRules() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            RenditionPlan plan = random.nextBoolean() ? SOURCE : Snapshots.AUDIO;
            RenditionSnapshot rendition =
                    new RenditionSnapshot(plan, "x", 0, 0, random.nextInt(3), segments(plan, random));
            boolean ended = random.nextInt(4) == 0;

            Read whole = new Read(write(rendition, ended));

            assertFollowsTheSnapshot(whole, rendition, ended);
        }
    }

    private static void assertFollowsTheSnapshot(Read read, RenditionSnapshot rendition, boolean ended) {
        List<SegmentEntry> segments = rendition.segments();
        assertThat(read.mediaSequence).isEqualTo(segments.getFirst().msn());
        assertThat(read.uris)
                .containsExactlyElementsOf(
                        segments.stream().map(SegmentEntry::uri).toList());
        assertThat(sum(read.durations))
                .isCloseTo(
                        segments.stream()
                                        .mapToDouble(SegmentEntry::durationTicks)
                                        .sum()
                                / rendition.plan().timescaleHz(),
                        within(segments.size() * 0.00001));
        assertThat(read.durations).allMatch(duration -> Math.round(duration) <= MediaPlaylist.TARGET_DURATION_SECONDS);
        assertThat(read.discontinuities).isEqualTo((int)
                segments.stream().filter(SegmentEntry::discontinuity).count());
        assertThat(read.gaps)
                .isEqualTo((int) segments.stream().filter(SegmentEntry::gap).count());
        assertThat(read.ended).isEqualTo(ended);
        for (int i = 0; i < segments.size(); i++) {
            double seconds =
                    (double) segments.get(i).startTicks() / rendition.plan().timescaleHz();
            assertThat(Duration.between(EPOCH, read.times.get(i)).toNanos() / 1e9)
                    .isCloseTo(seconds, within(0.0006));
        }
    }

    private static List<SegmentEntry> segments(RenditionPlan plan, Random random) {
        List<SegmentEntry> segments = new ArrayList<>();
        long start = random.nextLong(1L << 36);
        int init = random.nextInt(3);
        long first = random.nextInt(2_000);
        for (long msn = first; msn < first + 1 + random.nextInt(40); msn++) {
            boolean discontinuity = random.nextInt(10) == 0;
            boolean gap = random.nextInt(8) == 0;
            init += discontinuity ? 1 : 0;
            start += discontinuity ? random.nextLong(plan.timescaleHz() * 60L) : 0;
            long duration = 1 + random.nextLong(plan.timescaleHz() * 2L);
            segments.add(new SegmentEntry(msn, init, start, duration, gap ? 0 : 1_000, discontinuity, gap));
            start += duration;
        }
        return segments;
    }

    private static RenditionSnapshot video(List<SegmentEntry> segments) {
        return Snapshots.video(SOURCE, 640, 360, segments);
    }

    private static String write(RenditionSnapshot rendition, boolean ended) {
        return MediaPlaylist.write(EPOCH, rendition, ended);
    }

    private static double sum(List<Double> durations) {
        return durations.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** As much of a playlist as the rules here are about. */
    private static final class Read {

        private final List<String> uris = new ArrayList<>();
        private final List<Double> durations = new ArrayList<>();
        private final List<Instant> times = new ArrayList<>();
        private long mediaSequence = -1;
        private int discontinuities;
        private int gaps;
        private boolean ended;

        Read(String text) {
            text.lines().forEach(this::line);
        }

        private void line(String line) {
            String value = line.substring(line.indexOf(':') + 1);
            if (!line.startsWith("#")) {
                uris.add(line);
            } else if (line.startsWith("#EXTINF:")) {
                durations.add(Double.parseDouble(value.replace(",", "")));
            } else if (line.startsWith("#EXT-X-MEDIA-SEQUENCE:")) {
                mediaSequence = Long.parseLong(value);
            } else if (line.startsWith("#EXT-X-PROGRAM-DATE-TIME:")) {
                times.add(Instant.parse(value));
            } else {
                discontinuities += line.equals("#EXT-X-DISCONTINUITY") ? 1 : 0;
                gaps += line.equals("#EXT-X-GAP") ? 1 : 0;
                ended |= line.equals("#EXT-X-ENDLIST");
            }
        }
    }
}
