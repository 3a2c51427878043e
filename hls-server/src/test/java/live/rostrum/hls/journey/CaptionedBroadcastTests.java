package live.rostrum.hls.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import live.rostrum.hls.audio.TranscriptionDouble;
import live.rostrum.hls.packager.VttText;
import live.rostrum.publisher.ingest.IngestAck;
import live.rostrum.tokens.InternalTokens;
import live.rostrum.tokens.testing.StreamServiceDouble;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a browser's chunks to sound at transcription-service, and from its captions to WebVTT beside the picture. */
class CaptionedBroadcastTests {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final double CAPTURE_SECONDS = 21.4;
    private static final List<byte[]> CAPTURE = ManualTake.capture("h264-webm");

    private static StreamServiceDouble streamService;
    private static TranscriptionDouble transcription;
    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        streamService = new StreamServiceDouble();
        transcription = new TranscriptionDouble();
        server = new RunningServer(
                data,
                streamService.uri(),
                Map.of(
                        "rostrum.services.transcription-service",
                        transcription.uri().toString()));
    }

    @AfterAll
    static void stop() {
        server.close();
        transcription.close();
        streamService.close();
    }

    @Test
    void speechGoesToTranscriptionServiceAndItsCaptionsStandBesideThePicture() throws Exception {
        try (ManualTake take = captioned("talk", false)) {
            take.start();
            take.chunks(CAPTURE, 0, 16);
            await().atMost(SOON).until(() -> get("talk/source/live.m3u8").statusCode() == 200);
            assertThat(get("talk/live.m3u8").statusCode())
                    .as("not playable until there are captions to name")
                    .isEqualTo(404);
            Instant epoch = new MediaPlaylistText(get("talk/source/live.m3u8").body())
                    .segments()
                    .getFirst()
                    .start();
            assertThat(post("talk", items(epoch, 500, 1_500, "Rostrum <3 & you\\nשלום")))
                    .isEqualTo(204);
            take.chunks(CAPTURE, 16, CAPTURE.size());
            take.stop(CAPTURE.size());
            await().atMost(SOON).until(() -> transcription.nextSample("talk") > (CAPTURE_SECONDS - 0.3) * 16_000);

            HttpResponse<String> first = get("talk/captions-en-us/seg000.vtt");
            assertThat(first.headers().firstValue("Content-Type")).hasValue("text/vtt;charset=utf-8");
            assertThat(first.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
            assertThat(VttText.read(first.body()).cues()).singleElement().satisfies(cue -> {
                assertThat(cue.text()).isEqualTo("Rostrum <3 & you\nשלום");
                assertThat(cue.startMs()).isCloseTo(500, within(1L));
            });
            assertThat(post("talk", items(epoch, 600, 900, "Too late."))).isEqualTo(204);
            assertThat(internal("/internal/streams"))
                    .contains("\"captions\":{\"finals\":2,\"late\":1,\"lostSoundMs\":0}");
        }
        SharedServer.end(server, "talk");

        expectSound("talk");
        expectCaptionsBesideThePicture("talk");
        assertThat(post("talk", "{\"items\": []}")).as("no longer live").isIn(400, 404);
        assertThat(Probe.read(server.uri("/live/talk/live.m3u8"), "v:0").seconds())
                .isCloseTo(CAPTURE_SECONDS, within(0.2));
    }

    @Test
    void aSilentStreamIsCaptionedByNobodyAndPlaysAll() throws Exception {
        List<byte[]> chunks = MadeTakes.pictureAlone();
        try (ManualTake take = captioned("silent", false)) {
            take.start();
            take.chunks(chunks, 0, chunks.size());
            take.stop(chunks.size());
        }
        SharedServer.end(server, "silent");

        expectCaptionsBesideThePicture("silent");
        assertThat(transcription.requests())
                .noneMatch(request -> request.streamId().equals("silent"));
        assertThat(get("silent/captions-en-us/seg001.vtt").body())
                .startsWith("WEBVTT\n")
                .doesNotContain("-->");
    }

    @Test
    void captionsOfAPrivateStreamNeedItsToken() throws Exception {
        try (ManualTake take = captioned("board", true)) {
            take.start();
            take.chunks(CAPTURE, 0, 40);
            String door = "~" + streamService.playbackToken("board") + "/board/";
            await().atMost(SOON)
                    .until(() -> get(door + "captions-en-us/live.m3u8").statusCode() == 200);

            for (String name : List.of("captions-en-us/live.m3u8", "captions-en-us/seg000.vtt")) {
                assertThat(get("board/" + name).statusCode()).as(name).isEqualTo(404);
                assertThat(get("~" + streamService.playbackToken("other") + "/board/" + name)
                                .statusCode())
                        .as(name)
                        .isEqualTo(404);
                assertThat(get(door + name).statusCode()).as(name).isEqualTo(200);
            }
            assertThat(get(door + "captions-en-us/seg999.vtt").statusCode()).isEqualTo(404);
            assertThat(get(door + "captions-en-us/seg000.m4s").statusCode()).isEqualTo(404);
        }
        SharedServer.end(server, "board");
    }

    @Test
    void badCaptionsAreRefusedWithAReason() throws Exception {
        Instant now = Instant.now();
        assertThat(post("nobody", items(now, 0, 1_000, "Hello"))).isEqualTo(404);
        assertThat(server.post("/internal/streams/nobody/captions", List.of()).statusCode())
                .isEqualTo(401);
        try (ManualTake take = captioned("picky", false)) {
            take.start();

            assertThat(post("picky", items(now, 0, 1_000, "Before the first picture")))
                    .isEqualTo(204);
            assertThat(post("picky", items(now, 0, 1_000, ""))).isEqualTo(204);
            assertThat(post("picky", items(now, 1_000, 999, "No time"))).isEqualTo(400);
            assertThat(post("picky", items(now, 0, 1_000, "x".repeat(201)))).isEqualTo(400);
            assertThat(post("picky", "{\"items\": []}")).isEqualTo(400);
            assertThat(post("picky", "{\"items\": [null]}")).isEqualTo(400);
            assertThat(post("picky", "{\"items\": [{\"id\": \"a\", \"language\": \"en\", \"text\": \"b\"}]}"))
                    .isEqualTo(400);
            assertThat(post("picky", "not JSON")).isEqualTo(400);
        }
        SharedServer.end(server, "picky");
    }

    @Test
    void whatTheBrowserUnderstoodGoesOnWithProgrammeTimesAndTheAckSaysWhatBecameOfIt() throws Exception {
        try (ManualTake take = captioned("spoken", false)) {
            take.start();
            assertThat(caption(take, 0, 500, "early").errorCode()).isEqualTo("overloaded");
            take.chunks(CAPTURE, 0, 12);
            await().atMost(SOON)
                    .until(() -> caption(take, 1_000, 2_500, "good morning").ok());
            await().atMost(SOON).until(() -> get("spoken/source/live.m3u8").statusCode() == 200);
            Instant epoch = new MediaPlaylistText(get("spoken/source/live.m3u8").body())
                    .segments()
                    .getFirst()
                    .start();

            JSONObject body = new JSONObject(transcription.phrases().getLast());
            assertThat(body.getLong("epoch") - epoch.toEpochMilli()).isCloseTo(0, within(1L));
            JSONObject phrase = body.getJSONArray("items").getJSONObject(0);
            assertThat(phrase.getString("text")).isEqualTo("good morning");
            assertThat(phrase.getString("id")).isEqualTo("spoken-take-1000");
            assertThat(phrase.getBoolean("final")).isTrue();
            assertThat(phrase.getString("language")).isEqualTo("en-US");
            assertThat(phrase.getLong("takeEndMs")).isEqualTo(2_500);
            assertThat(phrase.getLong("startTime") - epoch.toEpochMilli()).isCloseTo(1_000, within(2L));
            transcription.answerPhrasesWith(409);
            assertThat(caption(take, 3_000, 4_000, "azure does it").errorCode()).isEqualTo("bad-request");
            transcription.answerPhrasesWith(503);
            assertThat(caption(take, 3_000, 4_000, "again").errorCode()).isEqualTo("overloaded");
            transcription.answerPhrasesWith(410);
            assertThat(caption(take, 3_000, 4_000, "over").errorCode()).isEqualTo("stream-ended");
            transcription.answerPhrasesWith(204);
            assertThat(caption(take, 3_000, 4_000, "well").ok()).isTrue();
        }
        SharedServer.end(server, "spoken");
    }

    @Test
    void aStreamWithoutCaptionsHasNone() throws Exception {
        String token = streamService.publishToken("plain", "ada", Duration.ofHours(1));
        try (ManualTake take = new ManualTake(server.target(token), "plain", "plain-take")) {
            take.start();
            take.chunks(CAPTURE, 0, 12);
            await().atMost(SOON).until(() -> get("plain/live.m3u8").statusCode() == 200);

            assertThat(get("plain/live.m3u8").body()).doesNotContain("SUBTITLES");
            assertThat(caption(take, 0, 500, "hello").errorCode()).isEqualTo("bad-request");
            assertThat(transcription.requests())
                    .noneMatch(request -> request.streamId().equals("plain"));
        }
        SharedServer.end(server, "plain");
    }

    private static ManualTake captioned(String streamId, boolean privateStream) throws InterruptedException {
        String token = streamService.captionedToken(streamId, "ada", privateStream);
        return new ManualTake(server.target(token), streamId, streamId + "-take");
    }

    private static IngestAck caption(ManualTake take, long startMs, long endMs, String text) {
        Map<String, Object> caption =
                Map.of("takeId", take.id(), "startMs", startMs, "endMs", endMs, "text", text, "final", true);
        return take.emit("publish:caption", new JSONObject(caption)).join();
    }

    /** All of the capture's sound came, once and without a hole, and its clock begins with the stream. */
    private static void expectSound(String streamId) {
        assertThat(transcription.firstSample(streamId)).isZero();
        assertThat(transcription.missingSamples(streamId)).isZero();
        assertThat(transcription.pcm(streamId).length / 32_000.0).isCloseTo(CAPTURE_SECONDS, within(0.1));
    }

    private static void expectCaptionsBesideThePicture(String streamId) throws Exception {
        assertThat(get(streamId + "/live.m3u8").body())
                .contains("NAME=\"English (US)\",LANGUAGE=\"en-US\"", ",SUBTITLES=\"captions\"");
        String picture = get(streamId + "/source/live.m3u8").body();
        String captions = get(streamId + "/captions-en-us/live.m3u8").body();
        assertThat(captions).isEqualTo(picture.replace(".m4s", ".vtt").replaceAll("#EXT-X-MAP.*\n", ""));
        for (MediaPlaylistText.Segment segment : new MediaPlaylistText(captions).segments()) {
            VttText.read(get(streamId + "/captions-en-us/" + segment.uri()).body());
        }
    }

    private static String items(Instant epoch, long startMs, long endMs, String text) {
        return """
                {"items": [{"id": "cue-%d", "language": "en-US", "startTime": %d, "endTime": %d, "text": "%s", "final": true}]}\
                """.formatted(startMs, epoch.toEpochMilli() + startMs, epoch.toEpochMilli() + endMs, text);
    }

    private static int post(String streamId, String body) throws Exception {
        String token = server.bean(InternalTokens.class).mint("transcription-service");
        HttpResponse<String> answer =
                server.send(HttpRequest.newBuilder(server.uri("/internal/streams/" + streamId + "/captions"))
                        .timeout(Duration.ofSeconds(10))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
        if (answer.statusCode() >= 400) {
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.body()).contains("urn:rostrum:problem:");
        }
        return answer.statusCode();
    }

    private static String internal(String path) throws Exception {
        String token = server.bean(InternalTokens.class).mint("stream-service");
        return server.send(HttpRequest.newBuilder(server.uri(path))
                        .timeout(Duration.ofSeconds(10))
                        .header("Authorization", "Bearer " + token)
                        .build())
                .body();
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return server.get("/live/" + path);
    }
}
