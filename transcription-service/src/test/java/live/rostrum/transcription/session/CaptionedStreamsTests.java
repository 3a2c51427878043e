package live.rostrum.transcription.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import live.rostrum.tokens.InternalTokens;
import live.rostrum.transcription.captions.CaptionSenders;
import live.rostrum.transcription.coordination.StreamDirectories;
import live.rostrum.transcription.settings.ServicesProperties;
import live.rostrum.transcription.settings.SpeechProperties;
import live.rostrum.transcription.speech.SpeechProviders;
import live.rostrum.transcription.speech.browser.BrowserSpeech;
import live.rostrum.transcription.transcript.TranscribedPhrase;
import live.rostrum.transcription.transcript.TranscriptGap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Streams that nobody tells anything of any more, and axes that change; with short times. */
class CaptionedStreamsTests {

    private static final long EPOCH = 1_700_000_000_000L;

    private final HouseDouble house = new HouseDouble();
    private final ScriptedSpeech speech = new ScriptedSpeech();
    private final KeptTranscript transcript = new KeptTranscript();
    private final ServicesProperties services = new ServicesProperties(house.uri(), house.uri());
    private final InternalTokens tokens = new InternalTokens("x".repeat(40), Clock.systemUTC());
    private final SpeechProperties settings = new SpeechProperties("scripted", Map.of(), 10);
    private CaptionedStreams streams = streams(Duration.ofMillis(400));

    @AfterEach
    void stop() throws InterruptedException {
        speech.sessions.forEach(ScriptedSpeech.Session::ends);
        streams.destroy();
        house.close();
    }

    @Test
    void letsGoOfAStreamThatIsUnheardOfAndTakesItUpAgain() {
        house.stream("talk", "{\"enabled\":true,\"language\":\"en-US\"}");
        assertThat(audio(0)).isEqualTo(new AudioAnswer.Taken(1_600));
        ScriptedSpeech.Session first = speech.session(0);
        await().until(() -> {
            streams.sweep();
            return first.isFinished();
        });
        assertThat(audio(1_600)).isInstanceOf(AudioAnswer.Overloaded.class);
        first.ends();

        await().until(() -> audio(32_000).equals(new AudioAnswer.Taken(33_600)));

        assertThat(speech.session(1).first()).isEqualTo(32_000);
        await().untilAsserted(() -> assertThat(transcript.gaps)
                .containsExactly(new TranscriptGap("talk", EPOCH + 100, EPOCH + 2_000, "no-audio")));
        assertThat(transcript.ended).isEmpty();
    }

    @Test
    void endsAStreamOfWhoseEndNobodyTold() {
        streams = streams(Duration.ofMinutes(5));
        house.stream("talk", "{\"enabled\":true,\"language\":\"en-US\"}");
        audio(0);
        ScriptedSpeech.Session session = speech.session(0);
        house.stream("talk", "ended", "public", "{\"enabled\":true,\"language\":\"en-US\"}");

        await().atMost(Duration.ofSeconds(10)).until(() -> {
            streams.sweep();
            return session.isFinished();
        });
        session.ends();

        await().untilAsserted(() -> assertThat(transcript.ended).containsExactly("talk"));
        assertThat(audio(1_600)).isEqualTo(new AudioAnswer.Over());
    }

    @Test
    void movesAnotherAxisOntoItsOwn() {
        house.stream("talk", "{\"enabled\":true,\"language\":\"en-US\"}");
        audio(0);
        speech.session(0).awaitSound(1_600);

        // hls-server has lost its folder and counts from a new beginning, ten seconds later.
        AudioAnswer answer =
                streams.audio("talk", "en-US", new CaptionAudio(0, EPOCH + 10_000, "take-2", 0, new byte[3_200]));

        assertThat(answer).isEqualTo(new AudioAnswer.Taken(1_600));
        speech.session(0).awaitSound(161_600);
        await().untilAsserted(() -> assertThat(transcript.gaps)
                .containsExactly(new TranscriptGap("talk", EPOCH + 100, EPOCH + 10_000, "no-audio")));
    }

    @Test
    void tellsThatNothingComes() {
        house.stream("talk", "{\"enabled\":true,\"language\":\"en-US\"}");
        audio(0);

        await().untilAsserted(() -> assertThat(streams.state("talk"))
                .get()
                .extracting(CaptionState::state, CaptionState::code)
                .containsExactly("waiting", "no-sound"));
    }

    @Test
    void givesThePhrasesOfABrowserNewNamesAfterAPause() {
        house.stream("talk", "{\"enabled\":true,\"language\":\"en-US\",\"provider\":\"browser\"}");
        assertThat(spoken(1_000, "One.")).isInstanceOf(AudioAnswer.Taken.class);
        await().until(() -> {
            streams.sweep();
            return streams.state("talk").isEmpty();
        });

        assertThat(spoken(5_000, "Two.")).isInstanceOf(AudioAnswer.Taken.class);

        await().untilAsserted(() -> assertThat(transcript.phrases)
                .extracting(TranscribedPhrase::text)
                .containsExactly("One.", "Two."));
        assertThat(transcript.phrases).extracting(TranscribedPhrase::id).doesNotHaveDuplicates();
        assertThat(transcript.gaps).isEmpty();
    }

    private AudioAnswer spoken(long startMs, String text) {
        return streams.phrases(
                "talk",
                (double) EPOCH,
                List.of(new RecognisedPhrase(
                        "p" + startMs,
                        (double) (EPOCH + startMs),
                        EPOCH + startMs + 900.0,
                        "take-1",
                        (double) startMs,
                        null,
                        text,
                        true)));
    }

    private CaptionedStreams streams(Duration idle) {
        SessionTimings timings = new SessionTimings(
                idle,
                Duration.ofMillis(50),
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                Duration.ofMillis(20),
                Duration.ofMillis(80),
                Duration.ofMillis(300),
                Duration.ofMillis(100));
        StreamOpening opening = new StreamOpening(
                StreamDirectories.of(services, tokens),
                new SpeechProviders(List.of(speech, new BrowserSpeech()), settings),
                transcript);
        return new CaptionedStreams(opening, CaptionSenders.of(services, tokens), transcript, settings, timings);
    }

    private AudioAnswer audio(long first) {
        return streams.audio(
                "talk",
                "en-US",
                new CaptionAudio(first, EPOCH + first / 16.0, "take-1", first / 16.0, new byte[3_200]));
    }
}
