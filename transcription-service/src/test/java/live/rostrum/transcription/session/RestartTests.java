package live.rostrum.transcription.session;

import static live.rostrum.transcription.session.RunningTranscriber.EPOCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import live.rostrum.transcription.transcript.TranscribedPhrase;
import live.rostrum.transcription.transcript.TranscriptGap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service goes and comes again, or has no room. */
class RestartTests {

    private static final String ON = "{\"enabled\":true,\"language\":\"en-US\"}";

    private final HouseDouble streams = new HouseDouble();
    private final HouseDouble hls = new HouseDouble();
    private final KeptTranscript transcript = new KeptTranscript();

    @TempDir
    private Path data;

    @AfterEach
    void stop() {
        streams.close();
        hls.close();
    }

    @Test
    void marksTheGapAfterARestartAndHearsNothingTwice() throws Exception {
        streams.stream("talk", ON);
        ScriptedSpeech before = new ScriptedSpeech();
        try (RunningTranscriber server = start(before)) {
            server.taken("talk", 0, 2_000);
            before.session(0).says(0, 0, 16_000, "One.");
            await().until(() -> transcript.phrases.size() == 1);
            // What a kill leaves undone: the session never says its last words.
            before.session(0).ends();
        }

        ScriptedSpeech after = new ScriptedSpeech();
        try (RunningTranscriber server = start(after)) {
            assertThat(server.taken("talk", 8_000, 100)).isEqualTo(16_000);
            assertThat(server.taken("talk", 64_000, 1_000)).isEqualTo(80_000);
            ScriptedSpeech.Session session = after.session(0);
            session.awaitSound(80_000);
            assertThat(session.first()).isEqualTo(64_000);
            session.says(0, 64_000, 72_000, "Two.");

            await().untilAsserted(() -> assertThat(transcript.phrases)
                    .extracting(TranscribedPhrase::id, TranscribedPhrase::text)
                    .containsExactly(tuple("0-0", "One."), tuple(Long.toString(64_000, 36) + "-0", "Two.")));
            assertThat(transcript.gaps).contains(new TranscriptGap("talk", EPOCH + 1_000, EPOCH + 4_000, "restart"));
            session.ends();
        }
    }

    @Test
    void letsStreamsWaitForAPlaceAndRefusesSoundThatItCannotKeep() throws Exception {
        streams.stream("first", ON);
        streams.stream("second", ON);
        ScriptedSpeech speech = new ScriptedSpeech();
        try (RunningTranscriber server = start(speech, "rostrum.speech.max-sessions=1")) {
            server.taken("first", 0, 100);
            ScriptedSpeech.Session first = speech.session(0);
            for (long sample = 0; sample < 60 * 16_000; sample += 32_000) {
                server.taken("second", sample, 2_000);
            }
            assertThat(server.state("second").get("state").asString()).isEqualTo("queued");

            HttpResponse<String> refused = server.audio("second", 60 * 16_000, 100);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.body()).contains("urn:rostrum:problem:overloaded");
            assertThat(refused.headers().firstValue("Retry-After")).contains("5");

            var _ = server.post("/internal/streams/first/end", "");
            await().atMost(Duration.ofSeconds(10)).until(first::isFinished);
            first.ends();
            ScriptedSpeech.Session second = speech.session(1);
            second.awaitSound(60 * 16_000);
            assertThat(second.first()).isZero();
            assertThat(server.taken("second", 60 * 16_000, 100)).isEqualTo(60 * 16_000 + 1_600);
            assertThat(transcript.gaps).isEmpty();
            second.ends();
        }
    }

    @Test
    void servesWhileStreamServiceIsAway() throws Exception {
        streams.answerStreams(500);
        streams.answerCaptions(500);
        ScriptedSpeech speech = new ScriptedSpeech();
        try (RunningTranscriber server = start(speech)) {
            assertThat(server.taken("talk", 0, 1_000)).isEqualTo(16_000);
            assertThat(speech.session(0).request.languages()).containsExactly("en-US");
            speech.session(0).says(0, 0, 16_000, "All the same.");
            await().untilAsserted(() -> assertThat(hls.texts("talk")).containsExactly("All the same."));

            HttpResponse<String> phrases = server.post(
                    "/internal/streams/spoken/phrases",
                    "{\"epoch\":1,\"items\":[{\"id\":\"p\",\"startTime\":1,\"endTime\":1001,\"takeId\":\"t\","
                            + "\"takeStartMs\":0,\"takeEndMs\":1000,\"text\":\"Hello\",\"final\":true}]}");
            assertThat(phrases.statusCode()).isEqualTo(204);
            await().untilAsserted(() -> assertThat(hls.texts("spoken")).containsExactly("Hello"));

            streams.answerCaptions(204);
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(streams.texts("talk")).containsExactly("All the same."));
            speech.session(0).ends();
        }
    }

    @Test
    void goesOnFromTheDatabase() throws Exception {
        streams.stream("talk", ON);
        ScriptedSpeech before = new ScriptedSpeech();
        try (RunningTranscriber server = new RunningTranscriber(data, streams, hls, before, null)) {
            server.taken("talk", 0, 2_000);
            before.session(0).says(0, 0, 16_000, "One.");
            await().untilAsserted(() -> assertThat(
                            server.get("/api/streams/talk/transcript").body())
                    .contains("One."));
            before.session(0).ends();
        }

        ScriptedSpeech after = new ScriptedSpeech();
        try (RunningTranscriber server = new RunningTranscriber(data, streams, hls, after, null)) {
            assertThat(server.taken("talk", 8_000, 100)).isEqualTo(16_000);
            server.taken("talk", 64_000, 1_000);
            after.session(0).says(0, 64_000, 72_000, "Two.");

            await().untilAsserted(() -> assertThat(
                            server.get("/api/streams/talk/transcript").body())
                    .contains("One.")
                    .contains("Two.")
                    .contains("\"startSeconds\":1.0,\"seconds\":3.0,\"cause\":\"restart\""));
            after.session(0).ends();
        }
    }

    private RunningTranscriber start(ScriptedSpeech speech, String... more) {
        return new RunningTranscriber(data, streams, hls, speech, transcript, more);
    }
}
