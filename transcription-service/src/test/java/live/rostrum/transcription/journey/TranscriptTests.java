package live.rostrum.transcription.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import live.rostrum.transcription.testing.RunningTranscription;
import live.rostrum.transcription.testing.Streams;
import live.rostrum.transcription.testing.Talk;
import live.rostrum.transcription.transcript.TranscriptResume;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Transcripts over real HTTP, with a real database. */
class TranscriptTests {

    private static final long EPOCH = Talk.EPOCH.toEpochMilli();

    private final RunningTranscription service = RunningTranscription.shared();
    private final Streams streams = RunningTranscription.streams();
    private final String ada = streams.tokens().accessToken("ada");

    @Test
    void givesWhatWasSaid() {
        String id = streams.add("public", "Ships");
        new Talk(service.sink(), id).say("Good morning.", "We sail at noon.").gap(9, 12);

        JsonNode transcript = service.json(path(id), "");

        assertThat(transcript.path("streamId").asString()).isEqualTo(id);
        assertThat(transcript.path("title").asString()).isEqualTo("Ships");
        assertThat(transcript.path("status").asString()).isEqualTo("live");
        assertThat(transcript.path("provider").asString()).isEqualTo("vosk");
        assertThat(transcript.path("draft").asBoolean()).isFalse();
        assertThat(transcript.path("truncated").asBoolean()).isFalse();
        assertThat(transcript.path("epoch").asLong()).isEqualTo(EPOCH);
        assertThat(transcript.path("items")).hasSize(2);
        JsonNode second = transcript.path("items").get(1);
        assertThat(second.path("id").asString()).isEqualTo("p1");
        assertThat(second.path("startSeconds").asDouble()).isCloseTo(5, within(1e-9));
        assertThat(second.path("endSeconds").asDouble()).isCloseTo(8, within(1e-9));
        assertThat(second.path("startTime").asLong()).isEqualTo(EPOCH + 5_000);
        assertThat(second.path("takeId").asString()).isEqualTo("take-1");
        assertThat(second.path("takeStartMs").asLong()).isEqualTo(4_500);
        assertThat(second.path("takeEndMs").asLong()).isEqualTo(7_500);
        assertThat(second.path("text").asString()).isEqualTo("We sail at noon.");
        assertThat(second.path("corrected").asBoolean()).isFalse();
        assertThat(transcript.path("gaps").get(0).path("startSeconds").asDouble())
                .isEqualTo(9);
        assertThat(transcript.path("gaps").get(0).path("seconds").asDouble()).isEqualTo(3);
        assertThat(transcript.path("gaps").get(0).path("cause").asString()).isEqualTo("restart");
    }

    @Test
    void storesNothingTwice() {
        String id = streams.add("public", "Echo");
        Talk talk = new Talk(service.sink(), id).say("Once.").gap(1, 2).gap(1, 2);
        service.sink().finalPhrase(talk.phrase(0, "Once, heard again."));
        new Talk(service.sink(), id);
        long version = service.json(path(id), "").path("version").asLong();
        talk.end();
        talk.end();

        JsonNode transcript = service.json(path(id), "");

        assertThat(transcript.path("items")).hasSize(1);
        assertThat(transcript.path("items").get(0).path("text").asString()).isEqualTo("Once.");
        assertThat(transcript.path("gaps")).hasSize(1);
        assertThat(transcript.path("status").asString()).isEqualTo("ended");
        assertThat(transcript.path("version").asLong()).isEqualTo(version + 1);
        assertThat(service.sink().resume(id))
                .contains(new TranscriptResume(Talk.EPOCH, EPOCH + 4_000, "vosk", "en-US"));
        assertThat(service.sink().resume("nothing-of-it")).isEmpty();
    }

    @Test
    void givesToWhoeverPollsWhatIsNew() {
        String id = streams.add("public", "Poll");
        Talk talk = new Talk(service.sink(), id).say("One.", "Two.");
        HttpResponse<String> first = service.get(path(id));
        String tag = first.headers().firstValue("ETag").orElseThrow();
        long version =
                JsonMapper.shared().readTree(first.body()).path("version").asLong();
        assertThat(service.get(path(id) + "?after=" + version, "", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);

        talk.say("Three.");
        correct(id, "p0", "Won.", ada);

        HttpResponse<String> next = service.get(path(id) + "?after=" + version, "", "If-None-Match", tag);
        assertThat(next.statusCode()).isEqualTo(200);
        assertThat(texts(JsonMapper.shared().readTree(next.body()))).containsExactly("Won.", "Three.");
        assertThat(texts(service.json(path(id) + "?after=" + (version + 100), "")))
                .containsExactly("Won.", "Two.", "Three.");
        assertThat(texts(service.json(path(id) + "?after=0", ""))).hasSize(3);
        assertThat(service.get(path(id) + "?after=x").statusCode()).isEqualTo(400);
        assertThat(service.get(path(id) + "?after=-1").statusCode()).isEqualTo(400);
    }

    @Test
    void isDownloadedAsAFile() {
        String id = streams.add("public", "../Caf\u00e9 \u202egnp: \"best\"");
        new Talk(service.sink(), id, "ar-EG", true).say("\u0645\u0631\u062d\u0628\u0627 <script>alert(1)</script>");

        HttpResponse<String> vtt = service.get(path(id) + "?format=vtt&download");
        HttpResponse<String> srt = service.get(path(id) + "?format=srt");
        HttpResponse<String> txt = service.get(path(id) + "?format=txt");

        assertThat(vtt.headers().firstValue("Content-Type")).hasValue("text/vtt;charset=UTF-8");
        assertThat(vtt.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment;")
                .contains("2026-11-25.vtt")
                .doesNotContain("/", "%E2%80%AE");
        assertThat(vtt.body())
                .startsWith("WEBVTT\n\nNOTE Draft")
                .contains(
                        "00:00:01.000 --> 00:00:04.000\n\u0645\u0631\u062d\u0628\u0627 &lt;script&gt;alert(1)&lt;/script&gt;\n");
        assertThat(srt.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(srt.body()).startsWith("1\n00:00:01,000 --> 00:00:04,000\n");
        assertThat(txt.body()).contains("[00:00:01] \u0645\u0631\u062d\u0628\u0627 <script>");
        assertThat(service.get(path(id) + "?format=pdf").statusCode()).isEqualTo(400);
    }

    @Test
    void isShownInTwoLinesAtATime() {
        String id = streams.add("public", "Long");
        String long1 = "This is a long phrase that needs more than two lines, for it goes on and on until nobody knows"
                + " how it began, and then it ends.";
        new Talk(service.sink(), id).say(long1, "\u6f22".repeat(60));

        String vtt = service.get(path(id) + "?format=vtt").body();

        String shown = vtt.substring("WEBVTT\n\n".length());
        StringBuilder said = new StringBuilder();
        for (String cue : shown.strip().split("\n\n", -1)) {
            List<String> lines = cue.lines().toList();
            assertThat(lines.size()).isBetween(2, 3);
            assertThat(lines.subList(1, lines.size()))
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(42));
            said.append(String.join("", lines.subList(1, lines.size())));
        }
        assertThat(said.toString().replace(" ", "")).isEqualTo(long1.replace(" ", "") + "\u6f22".repeat(60));
    }

    @Test
    void isCorrectedAndKeepsWhatItSaid() {
        String id = streams.add("public", "Names");
        new Talk(service.sink(), id).say("Here speaks Grace Hobber.");

        HttpResponse<String> first = correct(id, "p0", "  Here speaks\n Grace Hopper. ", ada);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> second = correct(
                id,
                "p0",
                "Here speaks Rear Admiral Grace Hopper.",
                streams.tokens().administratorToken());

        assertThat(JsonMapper.shared().readTree(first.body()).path("text").asString())
                .isEqualTo("Here speaks Grace Hopper.");
        assertThat(second.statusCode()).isEqualTo(200);
        JsonNode history = service.json(path(id) + "/phrases/p0/history", ada).path("items");
        assertThat(history).hasSize(2);
        assertThat(history.get(0).path("text").asString()).isEqualTo("Here speaks Grace Hopper.");
        assertThat(history.get(0).path("by").path("id").asString()).isEqualTo("ada");
        assertThat(history.get(1).path("text").asString()).isEqualTo("Here speaks Grace Hobber.");
        assertThat(history.get(1).has("by")).isFalse();
        assertThat(service.get(path(id) + "?format=txt").body()).contains("Rear Admiral");

        HttpResponse<String> late =
                service.send("PATCH", path(id) + "/phrases/p0", "{\"text\":\"Mine\"}", ada, "If-Match", tag);
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.body()).contains("changed-meanwhile");
    }

    @Test
    void keepsFiftyEarlierTexts() {
        String id = streams.add("public", "Often");
        new Talk(service.sink(), id).say("0");
        IntStream.rangeClosed(1, 60).forEach(i -> correct(id, "p0", "text " + i, ada));

        JsonNode history = service.json(path(id) + "/phrases/p0/history", ada).path("items");

        assertThat(history).hasSize(50);
        assertThat(history.get(0).path("text").asString()).isEqualTo("text 59");
    }

    @Test
    void refusesBadCorrections() {
        String id = streams.add("public", "Bad");
        new Talk(service.sink(), id).say("Fine.");

        assertThat(correct(id, "p0", "", ada).statusCode()).isEqualTo(400);
        assertThat(correct(id, "p0", " \u0000 ", ada).statusCode()).isEqualTo(400);
        assertThat(correct(id, "p0", "x".repeat(1_001), ada).statusCode()).isEqualTo(400);
        assertThat(correct(id, "p9", "x", ada).statusCode()).isEqualTo(404);
        assertThat(service.send("PATCH", path(id) + "/phrases/p0", "{}", ada).statusCode())
                .isEqualTo(400);
        assertThat(service.send("PATCH", path(id) + "/phrases/p0", "{\"text\":\"x\",\"id\":\"y\"}", ada)
                        .statusCode())
                .isEqualTo(400);
        assertThat(service.send("PATCH", path(id) + "/phrases/p0", "{\"text\":\"x\"}", ada, "If-Match", "\"y\"")
                        .statusCode())
                .isEqualTo(400);
        assertThat(service.json(path(id), "")
                        .path("items")
                        .get(0)
                        .path("corrected")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void saysThatThereIsNone() {
        String id = streams.add("public", "Silence");

        assertThat(service.get(path(id)).statusCode()).isEqualTo(404);
        assertThat(service.get(path(id)).body()).contains("no-transcript");
        assertThat(service.get("/api/streams/" + "x".repeat(65) + "/transcript").statusCode())
                .isEqualTo(400);
    }

    @Test
    void isGivenByTakeToRecordingServer() {
        String id = streams.add("private", "Take");
        new Talk(service.sink(), id).say("One.", "Two.");

        HttpResponse<String> answer = service.internal("/internal/streams/" + id + "/transcript");

        JsonNode transcript = JsonMapper.shared().readTree(answer.body());
        assertThat(transcript.path("language").asString()).isEqualTo("en-US");
        JsonNode item = transcript.path("items").get(1);
        assertThat(item.path("takeId").asString()).isEqualTo("take-1");
        assertThat(item.path("takeStartMs").asLong()).isEqualTo(4_500);
        assertThat(item.path("endTime").asLong()).isEqualTo(EPOCH + 8_000);
        assertThat(transcript.path("chapters")).isEmpty();
        assertThat(service.internal("/internal/streams/none/transcript").statusCode())
                .isEqualTo(404);
        assertThat(service.get("/internal/streams/" + id + "/transcript", ada).statusCode())
                .isEqualTo(401);
    }

    @Test
    void holdsSixHoursOfTalk() {
        String id = streams.add("public", "Congress");
        Talk talk = new Talk(service.sink(), id);
        String[] phrases = IntStream.range(0, 8_000)
                .mapToObj(i -> "Phrase number " + i + " says something that takes about seventy characters.")
                .toArray(String[]::new);
        talk.say(phrases);

        long before = System.nanoTime();
        HttpResponse<String> json = service.get(path(id));
        double jsonSeconds = (System.nanoTime() - before) / 1e9;
        before = System.nanoTime();
        HttpResponse<String> vtt = service.get(path(id) + "?format=vtt");
        double vttSeconds = (System.nanoTime() - before) / 1e9;

        System.out.printf(
                "8,000 phrases: JSON %.2f s, %d KB; WebVTT %.2f s%n",
                jsonSeconds, json.body().length() / 1_000, vttSeconds);
        assertThat(JsonMapper.shared().readTree(json.body()).path("items")).hasSize(8_000);
        assertThat(vtt.body()).contains("Phrase number 7999 says");
        assertThat(jsonSeconds).isLessThan(3);
        assertThat(vttSeconds).isLessThan(3);
    }

    private HttpResponse<String> correct(String id, String phrase, String text, String token) {
        String body = JsonMapper.shared().writeValueAsString(Map.of("text", text));
        return service.send("PATCH", path(id) + "/phrases/" + phrase, body, token);
    }

    private static String path(String id) {
        return "/api/streams/" + id + "/transcript";
    }

    private static List<String> texts(JsonNode transcript) {
        return transcript
                .path("items")
                .valueStream()
                .map(item -> item.path("text").asString())
                .toList();
    }
}
