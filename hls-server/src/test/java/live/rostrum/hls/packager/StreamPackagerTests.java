package live.rostrum.hls.packager;

import static live.rostrum.hls.packager.SyntheticMedia.AUDIO;
import static live.rostrum.hls.packager.SyntheticMedia.PLANS;
import static live.rostrum.hls.packager.SyntheticMedia.SMALL;
import static live.rostrum.hls.packager.SyntheticMedia.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import live.rostrum.fmp4.Sample;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamPackagerTests {

    private static final Instant EPOCH = Instant.parse("2026-01-01T12:00:00Z");
    private static final PackagerSettings SETTINGS = PackagerSettings.withWindow(Duration.ofSeconds(60));

    private static final Set<String> ALL = Set.of("source", "240p", "audio");

    private final List<StreamSnapshot> published = new ArrayList<>();

    @TempDir
    private Path directory;

    private StreamPackager packager;

    @BeforeEach
    void begin() throws IOException {
        packager = StreamPackager.begin(directory, SETTINGS, EPOCH, StreamPlan.of(PLANS), published::add);
    }

    @Test
    void cutsAllRenditionsAtTheSameTimesWithTheSameNumbers() throws IOException {
        run(EPOCH).playTo(seconds(10.5));

        for (RenditionPlan plan : PLANS) {
            List<SegmentEntry> segments = segments(plan);
            assertThat(segments).extracting(SegmentEntry::msn).containsExactly(0L, 1L, 2L, 3L, 4L);
            for (SegmentEntry segment : segments) {
                double start = (double) segment.startTicks() / plan.timescaleHz();
                assertThat(start - 2 * segment.msn()).isBetween(0.0, 0.0214);
            }
        }
        assertThat(segments(SOURCE)).extracting(SegmentEntry::durationTicks).containsOnly(180_000L);
        assertThat(segments(SMALL)).isEqualTo(sizesOf(segments(SOURCE), segments(SMALL)));
    }

    @Test
    void everySegmentBeginsWithASyncSample() throws IOException {
        run(EPOCH).playTo(seconds(8.1));

        for (RenditionPlan plan : PLANS) {
            for (SegmentEntry segment : segments(plan)) {
                assertThat(rendition(plan).samples(segment).getFirst().sync()).isTrue();
            }
        }
    }

    @Test
    void noPartIsLongerThanItsTarget() throws IOException {
        run(EPOCH).playTo(seconds(8.1));

        for (RenditionPlan plan : PLANS) {
            for (SegmentEntry segment : segments(plan)) {
                assertThat(rendition(plan).parts(segment))
                        .hasSize(6)
                        .allMatch(part -> seconds(part, plan) <= 0.35, "at most 0.35 s");
            }
        }
    }

    @Test
    void decodeTimesGoOnWithoutAHoleFromSampleToSampleAndSegmentToSegment() throws IOException {
        run(EPOCH).playTo(seconds(10.1));

        for (RenditionPlan plan : PLANS) {
            long next = 0;
            for (SegmentEntry segment : segments(plan)) {
                assertThat(segment.startTicks()).isEqualTo(next);
                for (Sample sample : rendition(plan).samples(segment)) {
                    assertThat(sample.dts()).isEqualTo(next);
                    next = sample.endDts();
                }
                assertThat(segment.endTicks()).isEqualTo(next);
            }
        }
    }

    @Test
    void theEncodersPrimingIsRemovedFromTheSound() throws IOException {
        run(EPOCH).playTo(seconds(2.1));

        Sample first = rendition(AUDIO).samples(segments(AUDIO).getFirst()).getFirst();

        assertThat(first.dts()).isZero();
        assertThat(PackagedRendition.text(first)).isEqualTo("audio 1");
    }

    @Test
    void everySampleIsInExactlyOneSegment() throws IOException {
        run(EPOCH).playTo(seconds(7.3));
        packager.endRun();

        assertThat(textsOf(SOURCE))
                .hasSize(219)
                .startsWith("source 0")
                .endsWith("source 218")
                .doesNotHaveDuplicates();
        assertThat(textsOf(AUDIO))
                .hasSize(343)
                .startsWith("audio 1")
                .endsWith("audio 343")
                .doesNotHaveDuplicates();
    }

    @Test
    void publishesASnapshotForEachNewSegment() throws IOException {
        run(EPOCH).playTo(seconds(4.1));

        assertThat(published).hasSize(6);
        assertThat(published.getFirst().playable()).isFalse();
        assertThat(published.get(2).playable()).isTrue();
        assertThat(published.getLast()).isEqualTo(packager.snapshot());
    }

    @Test
    void aSecondRunBeginsWithADiscontinuityAtTheSameNumberInAllRenditions() throws IOException {
        run(EPOCH).playTo(seconds(5.3));
        packager.endRun();

        Instant start = packager.beginRun(ALL, EPOCH.plusSeconds(60));
        encoder(PLANS).playTo(seconds(4.1));

        assertThat(start).isEqualTo(EPOCH.plusSeconds(60));
        for (RenditionPlan plan : PLANS) {
            List<SegmentEntry> segments = segments(plan);
            assertThat(segments).extracting(SegmentEntry::msn).containsExactly(0L, 1L, 2L, 3L, 4L);
            assertThat(segments)
                    .extracting(SegmentEntry::discontinuity)
                    .containsExactly(false, false, false, true, false);
            assertThat(segments).extracting(SegmentEntry::init).containsExactly(0, 0, 0, 1, 1);
            assertThat(segments.get(3).startTicks()).isEqualTo(60L * plan.timescaleHz());
            assertThat(rendition(plan).samples(segments.get(3)).getFirst().dts())
                    .isEqualTo(60L * plan.timescaleHz());
        }
    }

    @Test
    void programmeTimeNeverGoesBack() throws IOException {
        run(EPOCH).playTo(seconds(5.3));
        packager.endRun();

        Instant start = packager.beginRun(ALL, EPOCH.plusSeconds(3));

        assertThat(Duration.between(EPOCH, start)).isBetween(seconds(5.3), seconds(5.35));
        encoder(PLANS).playTo(seconds(2.1));
        for (RenditionPlan plan : PLANS) {
            SegmentEntry before = segments(plan).get(2);
            SegmentEntry after = segments(plan).get(3);
            assertThat(after.startTicks() - before.endTicks())
                    .as("hole in %s", plan.name())
                    .isBetween(0L, plan.timescaleHz() * 3L / 100);
        }
    }

    @Test
    void soundThatGoesOnAfterThePictureIsDropped() throws IOException {
        SyntheticEncoder encoder = run(EPOCH).playTo(seconds(5.9));
        encoder.playTo(seconds(6.5), List.of(AUDIO));

        packager.endRun();

        assertThat(segments(SOURCE)).hasSize(3);
        assertThat(segments(AUDIO)).hasSize(3);
        assertThat(rendition(AUDIO).fileNames()).doesNotContain("seg003.m4s");
    }

    @Test
    void aMomentAtTheEndThatOnlyThePictureHasIsDroppedToo() throws IOException {
        SyntheticEncoder encoder = run(EPOCH).playTo(seconds(5.95));
        encoder.playTo(seconds(6.1), List.of(SOURCE, SMALL));

        packager.endRun();

        for (RenditionPlan plan : PLANS) {
            assertThat(segments(plan)).hasSize(3).noneMatch(SegmentEntry::gap);
        }
    }

    @Test
    void whereARenditionFellBehindTheNextRunFindsGaps() throws IOException {
        run(EPOCH).playTo(seconds(4.1)).playTo(seconds(9.9), List.of(SOURCE, SMALL));
        packager.endRun();

        packager.beginRun(ALL, EPOCH.plusSeconds(20));
        encoder(PLANS).playTo(seconds(2.1));

        List<SegmentEntry> sound = segments(AUDIO);
        assertThat(sound).extracting(SegmentEntry::msn).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(sound).extracting(SegmentEntry::gap).containsExactly(false, false, false, true, true, false);
        assertThat(sound)
                .extracting(SegmentEntry::discontinuity)
                .containsExactly(false, false, false, false, false, true);
        assertThat(segments(SOURCE)).noneMatch(SegmentEntry::gap);
        assertOrdered(AUDIO);
    }

    @Test
    void soundThatATakeLacksIsSilenceAsFarAsThePictureGoes() throws IOException {
        run(EPOCH).playTo(seconds(4.1));
        packager.endRun();

        packager.beginRun(Set.of("source", "240p"), EPOCH.plusSeconds(60));
        encoder(List.of(SOURCE, SMALL)).playTo(seconds(6.1));

        assertThat(segments(AUDIO)).extracting(SegmentEntry::msn).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(segments(AUDIO)).noneMatch(SegmentEntry::gap);
        assertThat(segments(AUDIO).get(3).startTicks()).isEqualTo(60L * AUDIO.timescaleHz());
        assertThat(rendition(AUDIO).samples(segments(AUDIO).getLast()))
                .hasSizeBetween(93, 95)
                .allMatch(sample -> sample.data().length == 6);
        assertOrdered(AUDIO);
    }

    @Test
    void soundThatWasAnnouncedAndDoesNotComeIsSilenceTooAndComesTooLate() throws IOException {
        packager.beginRun(ALL, EPOCH);
        SyntheticEncoder encoder = encoder(List.of(SOURCE, SMALL)).playTo(seconds(3.9));
        assertThat(packager.snapshot().playable()).isFalse();

        encoder.playTo(seconds(4.2));
        assertThat(packager.snapshot().playable()).isTrue();
        encoder(List.of(AUDIO)).playTo(seconds(1));
        encoder.playTo(seconds(8.2));

        assertThat(segments(AUDIO)).extracting(SegmentEntry::msn).containsExactly(0L, 1L, 2L, 3L);
        assertThat(segments(AUDIO).getFirst().startTicks()).isZero();
        assertOrdered(AUDIO);
    }

    @Test
    void aRenditionThatIsNotMadeNamesTheNearestOneUntilItIsMadeAgain() throws IOException {
        packager.beginRun(Set.of("240p", "audio"), EPOCH);
        encoder(List.of(SMALL, AUDIO)).playTo(seconds(4.1));
        packager.endRun();
        run(EPOCH.plusSeconds(10)).playTo(seconds(2.1));

        assertThat(segments(SOURCE)).extracting(SegmentEntry::msn).containsExactly(0L, 1L, 2L, 3L);
        assertThat(segments(SOURCE))
                .extracting(SegmentEntry::uri)
                .containsExactly("../240p/seg000.m4s", "../240p/seg001.m4s", "../240p/seg002.m4s", "seg003.m4s");
        assertThat(segments(SOURCE))
                .extracting(SegmentEntry::initUri)
                .containsExactly("../240p/init0.mp4", "../240p/init0.mp4", "../240p/init0.mp4", "init1.mp4");
        assertThat(segments(SOURCE)).extracting(SegmentEntry::discontinuity).containsExactly(false, false, false, true);
        assertOrdered(SOURCE);
        StoredWindow stored = StoredWindow.read(directory, SETTINGS).orElseThrow();
        assertThat(stored.snapshot()).isEqualTo(packager.snapshot());
    }

    @Test
    void aDiscontinuityStandsAtTheSameNumberEvenWhereItsSegmentIsAGap() throws IOException {
        run(EPOCH).playTo(seconds(4.1));
        packager.endRun();
        packager.beginRun(Set.of("source", "240p"), EPOCH.plusSeconds(60));
        encoder(List.of(SOURCE, SMALL)).playTo(seconds(4.1));
        packager.endRun();
        packager.beginRun(ALL, EPOCH.plusSeconds(120));
        encoder(PLANS).playTo(seconds(2.1));

        for (RenditionPlan plan : PLANS) {
            assertThat(segments(plan))
                    .filteredOn(SegmentEntry::discontinuity)
                    .as(plan.name())
                    .extracting(SegmentEntry::msn)
                    .containsExactly(3L, 6L);
        }
    }

    @Test
    void aRunThatBreaksOffGivesUpTheSegmentThatNoRenditionHasClosedSoThatTheNextRunMakesItAnew() throws IOException {
        SyntheticEncoder encoder = run(EPOCH).playTo(seconds(5.1));
        encoder.playTo(seconds(5.5), List.of(SOURCE));

        packager.breakRun();

        assertThat(packager.snapshot().end()).isBetween(EPOCH.plusMillis(3999), EPOCH.plusMillis(4000));
        assertThat(packager.beginRun(ALL, EPOCH.plusSeconds(2)))
                .isBetween(EPOCH.plusMillis(4000), EPOCH.plusMillis(4022));
        encoder(PLANS).playTo(seconds(2.1));
        for (RenditionPlan plan : PLANS) {
            assertThat(segments(plan)).extracting(SegmentEntry::msn).containsExactly(0L, 1L, 2L);
            assertThat(segments(plan)).noneMatch(SegmentEntry::gap);
            assertOrdered(plan);
        }
    }

    @Test
    void whatBreaksOffWhileOneRenditionIsASegmentAheadKeepsWhatTheOthersHaveOfIt() throws IOException {
        SyntheticEncoder encoder = run(EPOCH).playTo(seconds(3.9));
        encoder.playTo(seconds(4.1), List.of(SOURCE));

        packager.breakRun();

        for (RenditionPlan plan : PLANS) {
            assertThat(segments(plan)).extracting(SegmentEntry::msn).containsExactly(0L, 1L);
        }
    }

    @Test
    void aRunThatGivesNothingLeavesNoTrace() throws IOException {
        run(EPOCH).playTo(seconds(4.1));
        packager.endRun();
        packager.beginRun(ALL, EPOCH.plusSeconds(10));
        packager.endRun();
        packager.beginRun(ALL, EPOCH.plusSeconds(20));
        encoder(PLANS).playTo(seconds(2.1));

        assertThat(segments(SOURCE)).extracting(SegmentEntry::msn).containsExactly(0L, 1L, 2L, 3L);
        assertThat(segments(SOURCE).getLast().discontinuity()).isTrue();
        assertThat(segments(SOURCE).getLast().init()).isEqualTo(2);
    }

    @Test
    void theEndIsPublishedOnce() throws IOException {
        run(EPOCH).playTo(seconds(2.1));
        packager.endRun();
        published.clear();

        packager.endStream(EPOCH.plusSeconds(9));
        packager.endStream(EPOCH.plusSeconds(10));

        assertThat(published)
                .singleElement()
                .satisfies(last -> assertThat(last.ended()).isTrue());
    }

    @Test
    void refusesWhatIsNotInItsPlan() throws IOException {
        packager.beginRun(ALL, EPOCH);

        assertThatThrownBy(() -> packager.sample("1080p", SyntheticMedia.sample(SOURCE, 0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> packager.track("source", SyntheticMedia.track(AUDIO)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("timescale");
    }

    private SyntheticEncoder run(Instant start) throws IOException {
        packager.beginRun(ALL, start);
        return encoder(PLANS);
    }

    private SyntheticEncoder encoder(List<RenditionPlan> plans) throws IOException {
        return new SyntheticEncoder(packager, plans);
    }

    private List<SegmentEntry> segments(RenditionPlan plan) {
        return packager.snapshot().rendition(plan.name()).orElseThrow().segments();
    }

    private PackagedRendition rendition(RenditionPlan plan) {
        return PackagedRendition.of(directory, plan);
    }

    private List<String> textsOf(RenditionPlan plan) throws IOException {
        List<String> texts = new ArrayList<>();
        for (SegmentEntry segment : segments(plan)) {
            rendition(plan).samples(segment).forEach(sample -> texts.add(PackagedRendition.text(sample)));
        }
        return texts;
    }

    /** No segment begins before the one before it ends, and numbers have no hole. */
    private void assertOrdered(RenditionPlan plan) {
        List<SegmentEntry> segments = segments(plan);
        for (int i = 1; i < segments.size(); i++) {
            assertThat(segments.get(i).msn()).isEqualTo(segments.get(i - 1).msn() + 1);
            assertThat(segments.get(i).startTicks())
                    .as("start of segment %d", i)
                    .isGreaterThanOrEqualTo(segments.get(i - 1).endTicks());
            assertThat(segments.get(i).durationTicks()).isPositive();
        }
    }

    /** The first list with the sizes of the second: all else of two renditions of one kind is the same. */
    private static List<SegmentEntry> sizesOf(List<SegmentEntry> segments, List<SegmentEntry> sizes) {
        List<SegmentEntry> result = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            SegmentEntry segment = segments.get(i);
            result.add(new SegmentEntry(
                    segment.msn(),
                    segment.init(),
                    segment.startTicks(),
                    segment.durationTicks(),
                    sizes.get(i).sizeBytes(),
                    segment.discontinuity(),
                    segment.gap()));
        }
        return result;
    }

    private static double seconds(List<Sample> samples, RenditionPlan plan) {
        return samples.stream().mapToDouble(Sample::durationTicks).sum() / plan.timescaleHz();
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
