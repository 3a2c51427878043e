package live.rostrum.hls.packager;

import static live.rostrum.hls.packager.Cues.EPOCH;
import static live.rostrum.hls.packager.Cues.complete;
import static live.rostrum.hls.packager.Cues.partial;
import static live.rostrum.hls.packager.SyntheticMedia.PLANS;
import static live.rostrum.hls.packager.SyntheticMedia.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captions beside the picture: cut as it is, two segments behind it, never changed, read back. */
class CaptionRenditionTests {

    private static final PackagerSettings SETTINGS = PackagerSettings.withWindow(Duration.ofSeconds(12));
    private static final int WINDOW_SEGMENTS = 6;
    private static final CaptionPlan ENGLISH = CaptionPlan.of("en-US").orElseThrow();
    private static final Set<String> ALL = Set.of("source", "240p", "audio");

    @TempDir
    private Path directory;

    private final List<StreamSnapshot> published = new ArrayList<>();
    private StreamPackager packager;
    private SyntheticEncoder encoder;

    @BeforeEach
    void begin() throws IOException {
        packager = StreamPackager.begin(
                directory, SETTINGS, EPOCH, new StreamPlan(PLANS, List.of(ENGLISH)), published::add);
        encoder = run(EPOCH);
    }

    @Test
    void aSegmentIsPublishedWhenThePictureIsTwoFurther() throws IOException {
        encoder.playTo(seconds(4.1));
        assertThat(captions()).isEmpty();
        assertThat(packager.snapshot().playable())
                .as("a playlist names no empty one")
                .isFalse();

        encoder.playTo(seconds(6.1));
        assertThat(captions()).extracting(SegmentEntry::msn).containsExactly(0L);
        assertThat(packager.snapshot().playable()).isTrue();

        encoder.playTo(seconds(10.1));
        assertThat(captions())
                .hasSize(3)
                .isEqualTo(sizesOf(captions(), pictures().subList(0, 3)));
    }

    @Test
    void itHoldsWhatWasKnownThenAndIsNeverChanged() throws IOException {
        packager.captions(List.of(partial("a", 0.5, 1.5, "good mor"), complete("b", 1.6, 3, "And <welcome>.")));
        encoder.playTo(seconds(5));
        packager.captions(List.of(complete("a", 0.5, 1.7, "Good morning.")));
        encoder.playTo(seconds(8.1));
        byte[] first = Files.readAllBytes(file(0));

        packager.captions(List.of(complete("late", 0.1, 0.4, "Ahem."), complete("a", 0.5, 1.9, "Good morning!")));
        encoder.playTo(seconds(12.1));

        VttText.Cue welcome = new VttText.Cue(1_600, 3_000, "And <welcome>.");
        assertThat(cues(0)).containsExactly(new VttText.Cue(500, 1_700, "Good morning."), welcome);
        assertThat(cues(1)).containsExactly(welcome);
        assertThat(cues(2)).isEmpty();
        assertThat(file(0)).hasBinaryContent(first);
        assertThat(packager.captionTally())
                .as("a word more, and a correction that the segment could not take")
                .isEqualTo(new CaptionTally(3, 2));
    }

    @Test
    void discontinuitiesAreThoseOfThePicture() throws IOException {
        encoder.playTo(seconds(5));
        packager.endRun();
        run(EPOCH.plusSeconds(60)).playTo(seconds(6.1));

        assertThat(captions()).hasSize(4).isEqualTo(sizesOf(captions(), pictures()));
        assertThat(captions()).extracting(SegmentEntry::discontinuity).containsExactly(false, false, false, true);
        assertThat(captions().getLast().startTicks()).isEqualTo(60 * 90_000L);
    }

    @Test
    void aTakeThatDoesNotMakeTheBestPictureIsCaptionedToo() throws IOException {
        packager.endRun();
        packager.beginRun(Set.of("240p"), EPOCH);
        new SyntheticEncoder(packager, List.of(SyntheticMedia.SMALL)).playTo(seconds(8.1));

        assertThat(captions())
                .hasSize(2)
                .isEqualTo(sizesOf(captions(), pictures().subList(0, 2)));
    }

    @Test
    void theEndAndAnAbsenceBringTheRest() throws IOException {
        encoder.playTo(seconds(5));
        packager.endRun();
        packager.captions(List.of(complete("last", 4.2, 4.9, "See you.")));
        int snapshots = published.size();

        packager.releaseCaptions();
        packager.releaseCaptions();

        assertThat(published).hasSize(snapshots + 1);
        assertThat(captions()).hasSameSizeAs(pictures());
        assertThat(cues(2)).containsExactly(new VttText.Cue(4_200, 4_900, "See you."));
        run(EPOCH.plusSeconds(5)).playTo(seconds(3));
        packager.endRun();
        packager.endStream(EPOCH.plusSeconds(9));
        assertThat(captions()).hasSameSizeAs(pictures());
        assertThat(published.getLast().ended()).isTrue();
    }

    @Test
    void thePlaylistNamesOneWindowAndTheDiskHoldsTwo() throws IOException {
        encoder.playTo(seconds(60.1));

        assertThat(captions()).hasSize(WINDOW_SEGMENTS);
        assertThat(captions().getLast().msn()).isEqualTo(27);
        try (var files = Files.list(directory.resolve("captions-en-us"))) {
            assertThat(files).hasSize(2 * WINDOW_SEGMENTS);
        }
    }

    @Test
    void whatIsReadBackIsEqualHoweverOftenTheJournalWasShortened() throws IOException {
        for (int run = 0; run < 40; run++) {
            double start = 5.0 * run;
            packager.captions(List.of(complete("cue" + run, start + 1, start + 2, "Line " + run + "\n\\n is \\ text")));
            packager.endRun();
            run(EPOCH).playTo(seconds(5));

            StoredWindow stored = StoredWindow.read(directory, SETTINGS).orElseThrow();
            assertThat(stored.snapshot()).as("after run %d", run).isEqualTo(packager.snapshot());
        }
        assertThat(packager.snapshot().captions().getFirst().discontinuitySequence())
                .isGreaterThan(20);
    }

    @Test
    void aSuccessorGoesOnWithWhatWasSaid() throws IOException {
        packager.captions(
                List.of(complete("a", 4.5, 6.5, "It was said before\nthe \\ restart."), partial("b", 7, 8, "guess")));
        encoder.playTo(seconds(8.1));
        packager.close();

        packager =
                StreamPackager.resume(StoredWindow.read(directory, SETTINGS).orElseThrow(), SETTINGS, published::add);
        packager.captions(List.of(complete("a", 4.5, 6.5, "It was said before\nthe \\ restart.")));
        run(EPOCH).playTo(seconds(8.1));

        VttText.Cue said = new VttText.Cue(4_500, 6_500, "It was said before\nthe \\ restart.");
        assertThat(cues(2)).containsExactly(said);
        assertThat(cues(3)).containsExactly(said);
        assertThat(captions()).extracting(SegmentEntry::msn).isSorted().doesNotHaveDuplicates();
        assertThat(packager.captionTally()).isEqualTo(new CaptionTally(1, 0));
    }

    @Test
    void aJournalThatIsTornAnywhereCanBeGoneOnWith() throws IOException {
        packager.captions(List.of(complete("a", 0.5, 3.5, "Torn\nor not.")));
        encoder.playTo(seconds(8.1));
        packager.close();
        Path journal = directory.resolve("window.journal");
        byte[] whole = Files.readAllBytes(journal);

        for (int length = 200; length < whole.length; length += 7) {
            Path torn = Files.createDirectories(directory.resolve("torn" + length));
            Files.write(torn.resolve("window.journal"), java.util.Arrays.copyOf(whole, length));
            StreamPackager successor =
                    StreamPackager.resume(StoredWindow.read(torn, SETTINGS).orElseThrow(), SETTINGS, snapshot -> {});
            successor.beginRun(ALL, EPOCH);
            new SyntheticEncoder(successor, PLANS).playTo(seconds(8.1));

            assertThat(StoredWindow.read(torn, SETTINGS).orElseThrow().snapshot())
                    .isEqualTo(successor.snapshot());
            successor.close();
        }
    }

    @Test
    void aSegmentThatCannotBeWrittenIsAGap() throws IOException {
        Path folder = directory.resolve("captions-en-us");
        Files.writeString(folder, "in the way", StandardOpenOption.CREATE_NEW);
        encoder.playTo(seconds(8.1));
        Files.delete(folder);
        encoder.playTo(seconds(10.1));

        assertThat(captions()).extracting(SegmentEntry::gap).containsExactly(true, true, false);
        assertThat(packager.storageFailure()).as("the picture is whole").isEmpty();
    }

    @Test
    void anHourOfSilenceCostsAnHourOfHeaders() throws IOException {
        encoder.playTo(seconds(3_600));

        assertThat(captions())
                .hasSize(WINDOW_SEGMENTS)
                .allMatch(segment -> segment.sizeBytes() == WebVtt.write(List.of()).length);
        assertThat(Files.size(directory.resolve("window.journal"))).isLessThan(100_000);
        assertThat(packager.captionTally()).isEqualTo(CaptionTally.NONE);
    }

    private SyntheticEncoder run(Instant start) {
        packager.beginRun(ALL, start);
        return new SyntheticEncoder(packager, PLANS);
    }

    private List<SegmentEntry> captions() {
        return packager.snapshot().captions("captions-en-us").orElseThrow().segments();
    }

    private List<SegmentEntry> pictures() {
        return packager.snapshot().rendition(SOURCE.name()).orElseThrow().segments();
    }

    private Path file(long msn) {
        return directory.resolve("captions-en-us").resolve("seg00" + msn + ".vtt");
    }

    private List<VttText.Cue> cues(long msn) throws IOException {
        return VttText.read(Files.readString(file(msn))).cues();
    }

    /** What captions have to be beside these pictures: the same but for their sizes and files. */
    private static List<SegmentEntry> sizesOf(List<SegmentEntry> captions, List<SegmentEntry> pictures) {
        List<SegmentEntry> expected = new ArrayList<>();
        for (int i = 0; i < captions.size(); i++) {
            SegmentEntry picture = pictures.get(i);
            expected.add(new SegmentEntry(
                    picture.msn(),
                    0,
                    picture.startTicks(),
                    picture.durationTicks(),
                    captions.get(i).sizeBytes(),
                    picture.discontinuity(),
                    false));
        }
        return expected;
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }
}
