package live.rostrum.transcription.speech.sphinx;

import static live.rostrum.transcription.speech.HeardSpeech.feed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import live.rostrum.transcription.settings.SphinxProperties;
import live.rostrum.transcription.speech.HeardSpeech;
import live.rostrum.transcription.speech.SpeechRequest;
import live.rostrum.transcription.speech.SpeechSession;
import live.rostrum.transcription.speech.SpeechTrouble;
import live.rostrum.transcription.speech.SpokenPhrase;
import live.rostrum.transcription.speech.SpokenSound;
import live.rostrum.transcription.speech.SpokenWord;
import org.junit.jupiter.api.Test;

class SphinxSpeechTests {

    private static final SpeechRequest REQUEST = new SpeechRequest("talk", List.of("en-US"), List.of());

    private final SphinxSpeech sphinx = new SphinxSpeech(new SphinxProperties(true, 1));
    private final HeardSpeech heard = new HeardSpeech();

    @Test
    void understandsRealSpeechWhereItWasSaidWhateverWasMissingBetween() {
        byte[] speech = SpokenSound.join(SpokenSound.goForwardTenMeters(), SpokenSound.silence(1));
        SpeechSession session = sphinx.open(REQUEST, heard);

        feed(session, 16_000, speech);
        feed(session, 160_000, speech);
        session.finish();
        heard.awaitEnd();

        List<SpokenPhrase> phrases =
                heard.finals.stream().filter(phrase -> !phrase.text().isBlank()).toList();
        assertThat(phrases).hasSizeGreaterThanOrEqualTo(2);
        assertThat(phrases)
                .filteredOn(phrase -> phrase.startSample() < 160_000)
                .singleElement()
                .satisfies(this::isWhatWasSaid);
        assertThat(phrases)
                .filteredOn(phrase -> phrase.startSample() >= 160_000)
                .singleElement()
                .satisfies(this::isWhatWasSaid);
        assertThat(heard.partials).isNotEmpty();
        assertThat(heard.lost).isEmpty();
        assertThat(heard.states).startsWith("STARTING", "LISTENING");
    }

    private void isWhatWasSaid(SpokenPhrase phrase) {
        long origin = phrase.startSample() < 160_000 ? 16_000 : 160_000;
        assertThat(phrase.text()).contains("forward").contains("ten");
        SpokenWord forward = phrase.words().stream()
                .filter(word -> word.text().equals("forward"))
                .findFirst()
                .orElseThrow();
        // Heard by people from 0.61 to 1.14 s.
        assertThat((forward.startSample() - origin) / 16_000.0).isBetween(0.5, 0.75);
        assertThat((forward.endSample() - origin) / 16_000.0).isBetween(1.0, 1.3);
    }

    @Test
    void hearsNothingInSilence() {
        SpeechSession session = sphinx.open(REQUEST, heard);

        feed(session, 0, SpokenSound.silence(9));
        session.finish();
        heard.awaitEnd();

        assertThat(heard.finals).isEmpty();
        assertThat(heard.states).containsExactly("STARTING", "LISTENING");
    }

    @Test
    void outlivesMusic() {
        SpeechSession session = sphinx.open(REQUEST, heard);

        feed(session, 0, SpokenSound.music(9));
        session.finish();
        heard.awaitEnd();

        assertThat(heard.states).doesNotContain("FAILED");
    }

    @Test
    void goesOnWithNowWhenItFallsTenSecondsBehind() {
        SpeechSession session = sphinx.open(REQUEST, heard);

        feed(session, 0, SpokenSound.music(25));
        session.finish();
        heard.awaitEnd();

        assertThat(heard.lost)
                .isNotEmpty()
                .allSatisfy(range -> assertThat(range.endSample()).isGreaterThan(range.firstSample()));
        assertThat(heard.states).contains("LISTENING too-much-load");
    }

    @Test
    void letsASecondStreamWaitForItsPlace() {
        SpeechSession first = sphinx.open(REQUEST, heard);
        heard.awaitState("LISTENING");
        HeardSpeech other = new HeardSpeech();
        SpeechSession second = sphinx.open(REQUEST, other);
        other.awaitState("QUEUED");

        first.close();

        other.awaitState("LISTENING");
        second.close();
    }

    @Test
    void saysNothingOnceItIsClosed() {
        SpeechSession session = sphinx.open(REQUEST, heard);
        session.close();
        session.close();
        int states = heard.states.size();

        feed(session, 0, SpokenSound.goForwardTenMeters());

        assertThat(heard.states).hasSize(states);
        assertThat(heard.finals).isEmpty();
    }

    @Test
    void isThereOnlyIfAskedFor() {
        SphinxSpeech off = new SphinxSpeech(new SphinxProperties(false, 1));

        assertThat(off.availability().trouble()).isEqualTo(SpeechTrouble.NO_PROVIDER);
        assertThat(sphinx.availability().here()).isTrue();
        assertThat(sphinx.traits().draft()).isTrue();
    }
}
