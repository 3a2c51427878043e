package live.rostrum.recording.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.IntStream;
import live.rostrum.recording.assembly.RecordingIndex;
import live.rostrum.recording.assembly.RecordingIndex.Run;
import live.rostrum.recording.assembly.RecordingIndex.Segment;
import live.rostrum.recording.assembly.RecordingIndex.Source;
import live.rostrum.recording.transcript.RecordedTranscript.Chapter;
import live.rostrum.recording.transcript.RecordedTranscript.Phrase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TranscriptPlacementTests {

    private static final long NOON = 1_772_366_400_000L;

    /**
     * Take one from 0 to 10 s, and from 14 to 20 s; 10 s of nothing; take two, whose clock begins at 2 s, for 12 s. In the file: 0 to 10, 10 to 16, 16 to 28.
     */
    private static final RecordingIndex RECORDING = index(
            run(NOON, new Source("one", 0), 6_000, 4_000),
            run(NOON + 14_000, new Source("one", 14_000), 6_000),
            run(NOON + 30_000, new Source("two", 2_000), 6_000, 6_000));

    /** The seconds 8 to 18 of that file. */
    private static final RecordingIndex CLIP = index(
            run(NOON + 8_000, new Source("one", 8_000), 2_000),
            run(NOON + 14_000, new Source("one", 14_000), 6_000),
            run(NOON + 30_000, new Source("two", 2_000), 2_000));

    private static final Transcript TRANSCRIPT = new Transcript(
            "en-US",
            List.of(
                    phrase("a", "one", 1_000, 3_500),
                    phrase("b", "one", 9_000, 15_000),
                    phrase("c", "one", 11_000, 13_000),
                    phrase("d", "one", 19_000, 26_000),
                    phrase("e", "two", 2_500, 4_500),
                    phrase("f", "three", 0, 1_000),
                    phrase("g", null, 0, 1_000)),
            List.of(
                    new Transcript.Chapter(NOON, "one", 0, "Welcome"),
                    new Transcript.Chapter(NOON + 11_000, "one", 11_000, "Lost beginning"),
                    new Transcript.Chapter(NOON + 22_000, "one", 22_000, "Break"),
                    new Transcript.Chapter(NOON + 25_000, "one", 25_000, "After the break"),
                    new Transcript.Chapter(NOON + 35_000, "two", 7_000, "Questions"),
                    new Transcript.Chapter(NOON + 90_000, "four", 0, "Never recorded")));

    @Test
    void placesPhrasesOfEachTakeAndClipsThemWhereNothingWasRecorded() {
        RecordedTranscript placed = RecordedTranscript.of(TRANSCRIPT, RECORDING);

        assertThat(placed.items())
                .extracting(Phrase::id, Phrase::startSeconds, Phrase::endSeconds)
                .containsExactly(
                        tuple("a", 1.0, 3.5), tuple("b", 9.0, 11.0), tuple("d", 15.0, 16.0), tuple("e", 16.5, 18.5));
        assertThat(placed.items().getFirst().text()).isEqualTo("said a");
        assertThat(placed.durationSeconds()).isEqualTo(28);
    }

    @Test
    void givesAClipThePartOfItsSource() {
        RecordedTranscript placed = RecordedTranscript.of(TRANSCRIPT, CLIP);

        assertThat(placed.items())
                .extracting(Phrase::id, Phrase::startSeconds, Phrase::endSeconds)
                .containsExactly(tuple("b", 1.0, 3.0), tuple("d", 7.0, 8.0), tuple("e", 8.5, 10.0));
    }

    @Test
    void beginsAChapterWhereTheRecordingGoesOnAndNoTwoAtOnePlace() {
        assertThat(RecordedTranscript.of(TRANSCRIPT, RECORDING).chapters())
                .containsExactly(
                        new Chapter(0, "Welcome"),
                        new Chapter(10, "Lost beginning"),
                        new Chapter(16, "After the break"),
                        new Chapter(21, "Questions"));
        assertThat(RecordedTranscript.of(TRANSCRIPT, CLIP).chapters())
                .containsExactly(
                        new Chapter(0, "Welcome"), new Chapter(2, "Lost beginning"), new Chapter(8, "After the break"));
    }

    @Test
    void knowsNothingOfARecordingWhoseIndexHasNoSource() {
        RecordedTranscript placed = RecordedTranscript.of(TRANSCRIPT, index(run(null, null, 6_000)));

        assertThat(placed.isEmpty()).isTrue();
    }

    @Test
    void takesATranscriptOfSixHoursAndTwoThousandRuns() {
        RecordingIndex day = index(IntStream.range(0, 2_000)
                .mapToObj(number ->
                        run(NOON + number * 11_000L, new Source("take" + number % 40, number * 11_000L), 10_800))
                .toArray(Run[]::new));
        Transcript said = new Transcript(
                "en",
                IntStream.range(0, 7_200)
                        .mapToObj(number -> phrase(
                                "p" + number,
                                "take" + number * 3_000 / 11_000 % 40,
                                number * 3_000.0,
                                number * 3_000.0 + 2_900))
                        .toList(),
                List.of());

        List<Phrase> placed = RecordedTranscript.of(said, day).items();

        assertThat(placed).hasSizeGreaterThan(7_000);
        assertThat(placed)
                .isSortedAccordingTo((one, other) -> Double.compare(one.startSeconds(), other.startSeconds()));
        assertThat(placed.getLast().endSeconds()).isBetween(20_000.0, 21_600.0);
    }

    private static Transcript.Phrase phrase(String id, @Nullable String takeId, double startMs, double endMs) {
        return new Transcript.Phrase(id, takeId, startMs, endMs, "en-US", "said " + id);
    }

    private static Run run(@Nullable Long programmeTimeMs, @Nullable Source source, int... durationsMs) {
        return new Run(
                programmeTimeMs,
                source,
                new byte[] {1},
                IntStream.of(durationsMs).mapToObj(ms -> new Segment(0, 1, ms)).toList());
    }

    private static RecordingIndex index(Run... runs) {
        return new RecordingIndex(RecordingIndex.VERSION, 0, 2, 2, "avc1", 1, 1, List.of(runs));
    }
}
