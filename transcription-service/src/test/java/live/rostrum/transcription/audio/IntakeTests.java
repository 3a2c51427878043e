package live.rostrum.transcription.audio;

import static live.rostrum.transcription.session.RunningTranscriber.EPOCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import live.rostrum.tokens.Role;
import live.rostrum.transcription.session.HouseDouble;
import live.rostrum.transcription.session.KeptTranscript;
import live.rostrum.transcription.session.RunningTranscriber;
import live.rostrum.transcription.session.ScriptedSpeech;
import live.rostrum.transcription.speech.SpeechTrouble;
import live.rostrum.transcription.transcript.TranscribedPhrase;
import live.rostrum.transcription.transcript.TranscriptGap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole service over HTTP, as hls-server and stream-service meet it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntakeTests {

    private static final String ON = "{\"enabled\":true,\"language\":\"en-US\",\"alternatives\":[\"de-DE\",\"fr-FR\"],"
            + "\"provider\":null,\"phrases\":[\"Rostrum\"]}";

    private final HouseDouble streams = new HouseDouble();
    private final HouseDouble hls = new HouseDouble();
    private final ScriptedSpeech speech = new ScriptedSpeech();
    private final KeptTranscript transcript = new KeptTranscript();

    private RunningTranscriber server;
    private int streamCount;

    @BeforeAll
    void start(@TempDir Path data) {
        server = new RunningTranscriber(data, streams, hls, speech, transcript);
    }

    @AfterAll
    void stop() {
        server.close();
        streams.close();
        hls.close();
    }

    @Test
    void answersTheNextPositionDropsRepeatsAndCutsOverlapsOff() throws Exception {
        String id = stream(ON);

        assertThat(server.taken(id, 0, 100)).isEqualTo(1_600);
        assertThat(server.taken(id, 0, 100)).isEqualTo(1_600);
        assertThat(server.taken(id, 800, 100)).isEqualTo(2_400);
        assertThat(server.taken(id, 2_400, 2_000)).isEqualTo(34_400);

        ScriptedSpeech.Session session = session(id);
        session.awaitSound(34_400);
        assertThat(session.first()).isZero();
        assertThat(transcript.gaps).noneMatch(gap -> gap.streamId().equals(id));
    }

    @Test
    void tellsAJumpAsAGap() throws Exception {
        String id = stream(ON);

        server.taken(id, 0, 100);
        assertThat(server.taken(id, 16_000, 100)).isEqualTo(17_600);

        await().untilAsserted(() ->
                assertThat(transcript.gaps).contains(new TranscriptGap(id, EPOCH + 100, EPOCH + 1_000, "no-audio")));
    }

    @Test
    void showsAndKeepsWhatIsSaid() throws Exception {
        String id = stream(ON);
        server.taken(id, 0, 2_000);
        ScriptedSpeech.Session session = session(id);
        assertThat(session.request.languages()).containsExactly("en-US", "de-DE");
        assertThat(session.request.phrases()).containsExactly("Rostrum");

        session.partial(0, 4_800, 16_000, "good");
        await().until(() ->
                streams.texts(id).equals(List.of("good")) && hls.texts(id).equals(List.of("good")));
        session.says(0, 4_800, 24_000, "Good morning.");

        for (HouseDouble house : List.of(streams, hls)) {
            await().untilAsserted(() -> assertThat(house.texts(id)).containsExactly("good", "Good morning."));
            assertThat(house.captions(id).getLast().toString())
                    .isEqualTo("{\"id\":\"0-0.0\",\"language\":\"en-US\",\"startTime\":" + (EPOCH + 300)
                            + ",\"endTime\":" + (EPOCH + 1_500) + ",\"text\":\"Good morning.\",\"final\":true}");
        }
        await().untilAsserted(() -> assertThat(transcript.phrases)
                .contains(new TranscribedPhrase(
                        id, "0-0", EPOCH + 300, EPOCH + 1_500, "take-1", 300, 1_500, "en-US", "Good morning.", false)));
        assertThat(transcript.starts).anySatisfy(start -> {
            assertThat(start.streamId()).isEqualTo(id);
            assertThat(start.epoch().toEpochMilli()).isEqualTo(EPOCH);
            assertThat(start.provider()).isEqualTo("scripted");
        });
    }

    @ParameterizedTest
    @CsvSource({"1", "0", "64002"})
    void refusesBodiesThatAreNoSound(int bytes) throws Exception {
        HttpResponse<String> answer = server.audio(stream(ON), 0, new byte[bytes]);

        assertThat(answer.statusCode()).isEqualTo(bytes > 64_000 ? 413 : 400);
        assertThat(answer.body()).contains("urn:rostrum:problem:");
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 1700000000000, en-US, take, 0",
        "99999999999999, 1700000000000, en-US, take, 0",
        "x, 1700000000000, en-US, take, 0",
        "0, NaN, en-US, take, 0",
        "0, yesterday, en-US, take, 0",
        "0, 1700000000000, '<b>', take, 0",
        "0, 1700000000000, en-US, 'a take', 0",
        "0, 1700000000000, en-US, take, Infinity"
    })
    void refusesHeadersThatMakeNoSense(String first, String time, String language, String take, String takeTime)
            throws Exception {
        HttpResponse<String> answer = server.put(
                stream(ON),
                first,
                new byte[3_200],
                "Programme-Time",
                time,
                "Caption-Language",
                language,
                "Take-Id",
                take,
                "Take-Time",
                takeTime);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }

    @Test
    void refusesSoundWithoutItsHeaders() throws Exception {
        assertThat(server.put(stream(ON), 0, new byte[3_200]).statusCode()).isEqualTo(400);
    }

    @Test
    void wantsNoSoundOfStreamsWithoutCaptions() throws Exception {
        for (String captions : List.of("null", "{\"enabled\":false,\"language\":\"en-US\"}", provider("browser"))) {
            HttpResponse<String> answer = server.audio(stream(captions), 0, 100);
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).contains("urn:rostrum:problem:no-audio-wanted");
        }
    }

    @Test
    void wantsNoSoundThatNobodyCanHear() throws Exception {
        String id = stream(provider("sphinx"));

        HttpResponse<String> answer = server.audio(id, 0, 100);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("no-provider");
        assertThat(server.state(id).toString())
                .isEqualTo(
                        "{\"state\":\"failed\",\"code\":\"no-provider\",\"provider\":\"sphinx\",\"language\":\"en-US\"}");
    }

    @Test
    void knowsNoUnknownStreamAndNoneThatIsOver() throws Exception {
        streams.stream("over", "ended", "public", ON);

        assertThat(server.audio("nowhere", 0, 100).statusCode()).isEqualTo(404);
        assertThat(server.audio("no.id", 0, 100).statusCode()).isEqualTo(404);
        assertThat(server.audio("over", 0, 100).statusCode()).isEqualTo(410);
        assertThat(server.state("over").toString()).isEqualTo("{\"state\":\"ended\"}");
    }

    @Test
    void isClosedWithoutAnInternalToken() throws Exception {
        assertThat(server.get("/internal/streams/x/audio/0").statusCode()).isEqualTo(401);
        assertThat(server.get("/api/transcripts/providers").statusCode()).isEqualTo(401);
    }

    @Test
    void takesThePhrasesOfABrowser() throws Exception {
        String id = stream(provider("browser"));
        String phrase = "{\"id\":\"p1\",\"startTime\":" + (EPOCH + 5_000) + ".5,\"endTime\":" + (EPOCH + 6_500)
                + ",\"takeId\":\"take-1\",\"takeStartMs\":5000.5,\"takeEndMs\":6500,\"language\":\"en-GB\",";

        assertThat(phrases(id, phrase + "\"text\":\"he\",\"final\":false}").statusCode())
                .isEqualTo(204);
        await().until(() -> hls.texts(id).equals(List.of("he")));
        assertThat(phrases(id, phrase + "\"text\":\"Hello <b>\",\"final\":true}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(phrases(id, phrase + "\"text\":\"Hello <b>\",\"final\":true}")
                        .statusCode())
                .isEqualTo(204);

        await().untilAsserted(() -> assertThat(transcript.phrases)
                .filteredOn(said -> said.streamId().equals(id))
                .singleElement()
                .satisfies(said -> {
                    assertThat(said.startTime()).isEqualTo(EPOCH + 5_001);
                    assertThat(said.takeStartMs()).isEqualTo(5_001);
                    assertThat(said.language()).isEqualTo("en-GB");
                    assertThat(said.text()).isEqualTo("Hello <b>");
                }));
        await().untilAsserted(() -> assertThat(streams.texts(id)).containsExactly("he", "Hello <b>"));
    }

    @Test
    void takesPhrasesOnlyWhereTheBrowserListens() throws Exception {
        String phrase =
                "{\"id\":\"p\",\"startTime\":1,\"endTime\":2,\"takeId\":\"t\",\"takeStartMs\":0,\"takeEndMs\":1,"
                        + "\"text\":\"x\",\"final\":true}";

        assertThat(phrases(stream(ON), phrase).statusCode()).isEqualTo(409);
        assertThat(phrases("nowhere", phrase).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesPhrasesThatMakeNoSense() throws Exception {
        String id = stream(provider("browser"));
        String good = "{\"id\":\"p\",\"startTime\":1,\"endTime\":2,\"takeId\":\"t\",\"takeStartMs\":0,\"takeEndMs\":1,"
                + "\"text\":\"x\",\"final\":true}";
        for (String wrong : List.of(
                good.replace("\"endTime\":2", "\"endTime\":0"),
                good.replace("\"text\":\"x\"", "\"text\":\"" + "x".repeat(501) + "\""),
                good.replace("\"id\":\"p\"", "\"id\":\"\""),
                good.replace("\"startTime\":1,", "\"startTime\":\"1\","),
                good.replace("}", ",\"more\":1}"))) {
            assertThat(phrases(id, wrong).statusCode()).as(wrong).isEqualTo(400);
        }
        assertThat(server.post("/internal/streams/" + id + "/phrases", "{\"items\":[]}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void endsWithTheStreamAfterItsLastWords() throws Exception {
        String id = stream(ON);
        server.taken(id, 0, 1_000);
        ScriptedSpeech.Session session = session(id);

        assertThat(end(id)).isEqualTo(204);
        assertThat(server.taken(id, 16_000, 100)).isEqualTo(17_600);
        await().atMost(Duration.ofSeconds(10)).until(session::isFinished);
        session.says(0, 0, 17_600, "Goodbye.");
        session.ends();

        await().untilAsserted(() -> assertThat(transcript.ended).contains(id));
        assertThat(transcript.phrases).extracting(TranscribedPhrase::text).contains("Goodbye.");
        assertThat(end(id)).isEqualTo(204);
        assertThat(server.audio(id, 17_600, 100).statusCode()).isEqualTo(410);
        assertThat(transcript.ended).containsOnlyOnce(id);
        assertThat(transcript.gaps).noneMatch(gap -> gap.streamId().equals(id));
        await().untilAsserted(() -> assertThat(hls.texts(id)).containsExactly("Goodbye."));
    }

    @Test
    void endsAStreamThatItNeverHeard() throws Exception {
        assertThat(end("unheard")).isEqualTo(204);
        assertThat(end("unheard")).isEqualTo(204);

        await().untilAsserted(() -> assertThat(transcript.ended).containsOnlyOnce("unheard"));
    }

    @Test
    void saysHowItGoes() throws Exception {
        String off = stream("{\"enabled\":false,\"language\":\"en-US\"}");
        String id = stream(ON);

        assertThat(server.state(off).toString()).isEqualTo("{\"state\":\"off\"}");
        assertThat(server.state(id).toString())
                .isEqualTo("{\"state\":\"waiting\",\"provider\":\"scripted\",\"draft\":false,\"language\":\"en-US\"}");
        server.taken(id, 0, 1_000);
        ScriptedSpeech.Session session = session(id);
        session.says(0, 0, 8_000, "On.");
        await().untilAsserted(() -> assertThat(server.state(id).toString())
                .isEqualTo("{\"state\":\"listening\",\"provider\":\"scripted\",\"draft\":false,\"language\":\"en-US\","
                        + "\"position\":1.0}"));
        session.givesUp(SpeechTrouble.WRONG_KEY);
        await().untilAsserted(() ->
                assertThat(server.state(id).get("code").asString()).isEqualTo("wrong-key"));
        assertThat(server.audio(id, 16_000, 100).statusCode()).isEqualTo(409);
        await().untilAsserted(() ->
                assertThat(transcript.gaps).contains(new TranscriptGap(id, EPOCH + 500, EPOCH + 1_000, "provider")));
    }

    @Test
    void showsThePrivateStateOnlyToWhomItConcerns() throws Exception {
        streams.stream("private", "live", "private", ON);
        String path = "/api/streams/private/transcript/state";

        assertThat(server.get(path).statusCode()).isEqualTo(404);
        assertThat(server.get(path, "Playback-Token", streams.playbackToken("another"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.get(path, "Playback-Token", streams.playbackToken("private"))
                        .statusCode())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(server.get(path, "Authorization", bearer("ada", Role.BROADCASTER))
                                .statusCode())
                        .isEqualTo(200));
        assertThat(server.get(path, "Authorization", bearer("bob", Role.BROADCASTER))
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.get(path, "Authorization", bearer("grace", Role.ADMIN))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void listsItsProviders() throws Exception {
        HttpResponse<String> answer =
                server.get("/api/transcripts/providers", "Authorization", bearer("ada", Role.BROADCASTER));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("{\"default\":\"scripted\",\"items\":[")
                .contains(
                        "{\"name\":\"sphinx\",\"available\":false,\"code\":\"no-provider\",\"draft\":true,\"local\":true,"
                                + "\"languages\":[\"en-US\"]}")
                .contains("{\"name\":\"vosk\",\"available\":false,\"code\":\"no-model\",\"draft\":false,\"local\":true,"
                        + "\"languages\":[]}")
                .contains("{\"name\":\"browser\",\"available\":true,\"draft\":false,\"local\":false,"
                        + "\"sendsTo\":\"the maker of the browser\"}");
    }

    /** Many at once, in any order: the scripted session fails if it is given a sample twice. */
    @Test
    void givesNothingTwiceWhateverTheOrder() throws Exception {
        String id = stream(ON);
        List<Callable<Integer>> requests = new ArrayList<>();
        for (int index = 0; index < 200; index++) {
            long first = index % 100 * 1_600L;
            requests.add(() -> server.audio(id, first, 100).statusCode());
        }
        Collections.shuffle(requests, new Random(7));

        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            for (Future<Integer> answer : threads.invokeAll(requests)) {
                assertThat(answer.get()).isEqualTo(204);
            }
        }

        assertThat(server.taken(id, 160_000, 100)).isEqualTo(161_600);
        session(id).awaitSound(161_600);
    }

    private String stream(String captions) {
        String id = "stream-" + streamCount++;
        streams.stream(id, captions);
        return id;
    }

    private static String provider(String name) {
        return "{\"enabled\":true,\"language\":\"en-US\",\"provider\":\"" + name + "\"}";
    }

    private String bearer(String userId, Role role) {
        return "Bearer " + streams.accessToken(userId, role);
    }

    private int end(String id) throws Exception {
        return server.post("/internal/streams/" + id + "/end", "").statusCode();
    }

    private HttpResponse<String> phrases(String id, String items) throws Exception {
        return server.post("/internal/streams/" + id + "/phrases", "{\"items\":[" + items + "]}");
    }

    private ScriptedSpeech.Session session(String streamId) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> speech.sessions.stream()
                        .anyMatch(session -> session.request.name().equals(streamId)));
        return speech.sessions.stream()
                .filter(session -> session.request.name().equals(streamId))
                .findFirst()
                .orElseThrow();
    }
}
