package live.rostrum.transcription.speech.azure;

import static live.rostrum.transcription.speech.azure.SpeechAgainstDouble.QUICK;
import static live.rostrum.transcription.speech.azure.SpeechAgainstDouble.awaitTexts;
import static live.rostrum.transcription.speech.azure.SpeechAgainstDouble.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import live.rostrum.transcription.speech.SpeechSession;
import live.rostrum.transcription.speech.SpokenPhrase;
import live.rostrum.transcription.speech.SpokenWord;
import org.junit.jupiter.api.Test;

/** What is understood and where it lies, with the real SDK. */
class AzureRecognitionTests {

    /** The double hears in blocks of 10 ms. */
    private static final long BLOCK = 160;

    private final RecordingListener listener = new RecordingListener();

    @Test
    void tellsAPhraseUnderOneOrdinalWithThePlacesOfItsWords() {
        try (SpeechAgainstDouble speech = SpeechAgainstDouble.counting()) {
            SpeechSession session = speech.open(listener);

            long next = Beeps.phrase(1, 2).giveTo(session, 1_000_000);
            Beeps.phrase(3).giveTo(session, next);

            awaitTexts(listener, "one two", "three");
            SpokenPhrase first = listener.finals().getFirst();
            assertThat(first.ordinal()).isZero();
            assertThat(first.language()).isEqualTo("en-US");
            assertThat(first.startSample()).isCloseTo(1_000_000, within(BLOCK));
            assertThat(first.words()).extracting(SpokenWord::text).containsExactly("one", "two");
            assertThat(first.words().get(1).startSample()).isCloseTo(1_006_400, within(BLOCK));
            assertThat(first.words().get(1).endSample()).isCloseTo(1_011_200, within(BLOCK));
            assertThat(first.endSample()).isCloseTo(1_011_200, within(BLOCK));
            assertThat(listener.finals().get(1).ordinal()).isEqualTo(1);
            assertThat(listener.finals().get(1).startSample()).isCloseTo(next, within(BLOCK));
            assertThat(listener.partials())
                    .extracting(SpokenPhrase::ordinal, SpokenPhrase::text)
                    .contains(tuple(0L, "one"), tuple(0L, "one two"), tuple(1L, "three"));
            assertThat(listener.states()).containsExactly("STARTING", "LISTENING");
            assertThat(listener.overlaps()).isZero();
            assertThat(listener.lost()).isEmpty();
        }
    }

    @Test
    void putsWhatIsSaidAfterAJumpBehindTheJump() {
        try (SpeechAgainstDouble speech = SpeechAgainstDouble.counting()) {
            SpeechSession session = speech.open(listener);

            // No pause after the first word: the jump itself ends the phrase.
            Beeps.sound().say(1).giveTo(session, 0);
            Beeps.phrase(2).giveTo(session, 800_000);

            awaitTexts(listener, "one", "two");
            assertThat(listener.finals().get(0).endSample()).isCloseTo(Beeps.WORD_SAMPLES, within(BLOCK));
            assertThat(listener.finals().get(1).startSample()).isCloseTo(800_000, within(BLOCK));
        }
    }

    @Test
    void finishesAPhraseWhenTheSoundStops() {
        try (SpeechAgainstDouble speech = SpeechAgainstDouble.counting()) {
            SpeechSession session = speech.open(listener);
            Beeps.sound().say(4).giveTo(session, 0);

            awaitTexts(listener, "four");

            Beeps.phrase(5).giveTo(session, 6_400);
            awaitTexts(listener, "four", "five");
            assertThat(listener.finals().get(1).startSample()).isCloseTo(6_400, within(BLOCK));
        }
    }

    @Test
    void leavesMarkupAndRightToLeftTextAsTheyAre() {
        String markup = "<b>&lt;script&gt;</b>-->";
        try (SpeechAgainstDouble speech = new SpeechAgainstDouble(1, QUICK, markup, "שלום", "مرحبا")) {
            Beeps.phrase(0, 1, 2).giveTo(speech.open(listener), 0);

            awaitTexts(listener, markup + " שלום مرحبا");
            assertThat(listener.finals().getFirst().words()).hasSize(3);
        }
    }

    @Test
    void tellsInWhichOfTheLanguagesAPhraseWasSaid() {
        try (SpeechAgainstDouble speech = new SpeechAgainstDouble(1, QUICK, "en-US|Hello.", "de-DE|Tag.")) {
            SpeechSession session = speech.open(listener, "en-US", "de-DE", "en-GB");

            Beeps.phrase(0).giveTo(session, Beeps.phrase(1).giveTo(session, 0));

            awaitTexts(listener, "Tag.", "Hello.");
            assertThat(listener.finals()).extracting(SpokenPhrase::language).containsExactly("de-DE", "en-US");
            // One variant of each language: the service refuses two.
            assertThat(speech.service.visits().contexts().getFirst())
                    .contains("\"languages\":[\"en-US\",\"de-DE\"]")
                    .contains("DetectContinuous");
        }
    }

    @Test
    void asksForTimesOfWordsAndNamesTheStreamsTerms() {
        try (SpeechAgainstDouble speech = SpeechAgainstDouble.counting()) {
            SpeechSession session = speech.open(listener, List.of("Ada Lovelace", "HLS \"low\""), "de-AT");

            Beeps.phrase(1).giveTo(session, 0);

            awaitTexts(listener, "one");
            assertThat(speech.service.visits().addresses().getFirst())
                    .contains("language=de-AT")
                    .contains("format=detailed")
                    .contains("wordLevelTimestamps=true");
            assertThat(speech.service.visits().contexts().getFirst())
                    .contains("Ada Lovelace")
                    .contains("HLS \\\"low\\\"");
        }
    }

    @Test
    void understandsNothingInMusicAndGoesOn() {
        try (SpeechAgainstDouble speech = SpeechAgainstDouble.counting()) {
            SpeechSession session = speech.open(listener);

            long next = Beeps.sound().tone(440, 80_000).quiet(16_000).giveTo(session, 0);
            Beeps.phrase(7).giveTo(session, next);

            awaitTexts(listener, "seven");
            assertThat(listener.lost()).isEmpty();
        }
    }

    @Test
    void tellsThatSoundIsLostWhichComesFarTooFast() {
        try (SpeechAgainstDouble speech = SpeechAgainstDouble.counting()) {
            SpeechSession session = speech.open(listener);
            byte[] second = new byte[2 * SpeechSession.SAMPLE_RATE_HZ];

            for (int i = 0; i < 3_600; i++) {
                session.audio((long) i * SpeechSession.SAMPLE_RATE_HZ, second);
            }

            // A minute is kept, and a minute may be with the SDK.
            awaitThat(() -> assertThat(listener.lost().stream()
                            .mapToLong(range -> range.endSample() - range.firstSample())
                            .sum())
                    .isBetween(3_460L * SpeechSession.SAMPLE_RATE_HZ, 3_540L * SpeechSession.SAMPLE_RATE_HZ));
            assertThat(listener.lost().size()).isLessThan(10);
        }
    }

    @Test
    void endsWithThePhraseThatWasOnItsWay() {
        try (SpeechAgainstDouble speech = SpeechAgainstDouble.counting()) {
            SpeechSession session = speech.open(listener);
            Beeps.sound().say(1, 2).giveTo(session, 0);

            session.finish();

            awaitThat(() -> assertThat(listener.ends()).isEqualTo(1));
            assertThat(listener.texts()).containsExactly("one two");
            assertThat(listener.lost()).isEmpty();
            awaitThat(() -> assertThat(speech.service.visits().open()).isZero());
        }
    }

    @Test
    void tellsNothingOnceItIsClosed() {
        try (SpeechAgainstDouble speech = SpeechAgainstDouble.counting()) {
            SpeechSession session = speech.open(listener);
            long next = Beeps.phrase(1).giveTo(session, 0);
            awaitTexts(listener, "one");

            long before = System.nanoTime();
            session.close();
            long tookMillis = (System.nanoTime() - before) / 1_000_000;
            int calls = listener.calls();
            Beeps.phrase(2).giveTo(session, next);
            session.finish();
            session.close();

            assertThat(tookMillis).isLessThan(2_000);
            awaitThat(() -> assertThat(speech.service.visits().open()).isZero());
            assertThat(listener.calls()).isEqualTo(calls);
        }
    }
}
