package live.rostrum.hls.packager;

import static live.rostrum.hls.packager.Cues.complete;
import static live.rostrum.hls.packager.Cues.partial;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CaptionCuesTests {

    private final CaptionCues cues = new CaptionCues(Cues.EPOCH);

    @Test
    void aSegmentShowsTheLastWordOrElseTheLastGuess() {
        cues.put(partial("a", 0.1, 0.5, "good"));
        cues.put(partial("a", 0.1, 0.9, "good morning"));
        cues.put(partial("b", 1, 1.5, "and wel"));
        cues.put(complete("a", 0.1, 0.95, "Good morning."));

        assertThat(cues.publish(0, 2_000))
                .containsExactly(new ShownCue(100, 950, "Good morning."), new ShownCue(1_000, 1_500, "and wel"));
    }

    @Test
    void aCueThatSpansSegmentsIsTheSameInEachOfThem() {
        cues.put(complete("a", 1, 5, "A long one."));
        ShownCue shown = new ShownCue(1_000, 5_000, "A long one.");

        assertThat(cues.publish(0, 2_000)).containsExactly(shown);
        assertThat(cues.publish(2_000, 4_000)).containsExactly(shown);
        assertThat(cues.publish(4_000, 6_000)).containsExactly(shown);
        assertThat(cues.publish(6_000, 8_000)).isEmpty();
    }

    @Test
    void whatACueHasGrownByFollowsWhereItsShownPartEnds() {
        cues.put(partial("a", 1, 3, "we build"));
        assertThat(cues.publish(0, 2_000)).containsExactly(new ShownCue(1_000, 3_000, "we build"));

        cues.put(complete("a", 1, 4.5, "We build bridges."));

        assertThat(cues.publish(2_000, 4_000))
                .containsExactly(
                        new ShownCue(1_000, 3_000, "we build"), new ShownCue(3_000, 4_500, "We build bridges."));
        assertThat(cues.publish(4_000, 6_000)).containsExactly(new ShownCue(3_000, 4_500, "We build bridges."));
        assertThat(cues.tally()).isEqualTo(new CaptionTally(1, 1));
    }

    @Test
    void aGuessNeverReplacesTheLastWordAndRepeatsAreNoNews() {
        assertThat(cues.put(complete("a", 0, 1, "Yes."))).isTrue();

        assertThat(cues.put(partial("a", 0, 1, "yeah"))).isFalse();
        assertThat(cues.put(complete("a", 0, 1, "Yes."))).isFalse();
        assertThat(cues.publish(0, 2_000)).containsExactly(new ShownCue(0, 1_000, "Yes."));
        assertThat(cues.put(complete("a", 0, 1, "Yes."))).isFalse();
        assertThat(cues.tally()).isEqualTo(new CaptionTally(1, 0));
    }

    @Test
    void aWithdrawnCueIsNotShownAndNotCounted() {
        cues.put(partial("a", 0, 1, "noise"));
        cues.put(partial("a", 0, 1, ""));
        cues.put(partial("b", 0, 1, "cough"));
        cues.put(complete("b", 0, 1, ""));

        assertThat(cues.publish(0, 2_000)).isEmpty();
        cues.put(complete("c", 0, 1, ""));
        assertThat(cues.tally()).isEqualTo(CaptionTally.NONE);
    }

    @Test
    void aCueThatEndsWhereItBeginsIsNotShown() {
        cues.put(complete("a", 1, 1, "Cut off."));

        assertThat(cues.publish(0, 2_000)).isEmpty();
    }

    @Test
    void anEndThatIsSettledLaterIsNotLate() {
        cues.put(complete("a", 1, 4, "Go on."));
        assertThat(cues.publish(0, 2_000)).containsExactly(new ShownCue(1_000, 4_000, "Go on."));

        cues.put(complete("a", 1, 3, "Go on."));

        assertThat(cues.publish(2_000, 4_000)).containsExactly(new ShownCue(1_000, 4_000, "Go on."));
        assertThat(cues.tally()).isEqualTo(new CaptionTally(1, 0));
    }

    @Test
    void finalsThatComeAfterTheirSegmentAreCountedOnce() {
        cues.put(partial("guessed", 0.2, 1, "hallo"));
        cues.put(partial("right", 1, 1.8, "Welcome."));
        cues.publish(0, 2_000);

        cues.put(complete("guessed", 0.2, 1, "Hello."));
        cues.put(complete("guessed", 0.2, 1, "Hello!"));
        cues.put(complete("right", 1, 1.8, "Welcome."));
        cues.put(complete("missed", 0.5, 1.5, "What?"));
        cues.put(complete("ahead", 2.5, 3, "In time."));

        assertThat(cues.tally()).isEqualTo(new CaptionTally(4, 2));
    }

    @Test
    void speechBeforeTheStreamBeganIsShownFromItsBeginning() {
        cues.put(complete("a", -2, 1, "Hello"));

        assertThat(cues.publish(0, 2_000)).containsExactly(new ShownCue(0, 1_000, "Hello"));
    }

    @Test
    void aSuccessorNeedsTheFinalCuesThatWereNotShownToTheirEnd() {
        CaptionCue spanning = complete("spanning", 1, 3, "Over the line.");
        cues.put(complete("shown", 0, 1, "Done."));
        cues.put(spanning);
        cues.put(partial("guess", 2, 3, "may be"));
        cues.publish(0, 2_000);

        assertThat(cues.pending()).containsExactly(spanning);
    }

    @Test
    void keepsFiveHundredCues() {
        for (int i = 0; i < 1_000; i++) {
            cues.put(complete("cue" + i, 0, 1, "Cue " + i));
        }

        assertThat(cues.publish(0, 2_000)).hasSize(500).last().isEqualTo(new ShownCue(0, 1_000, "Cue 999"));
    }
}
