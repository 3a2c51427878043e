package live.rostrum.recording.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import live.rostrum.recording.assembly.RecordingIndex;
import live.rostrum.recording.assembly.RecordingIndex.Run;
import live.rostrum.recording.assembly.RecordingIndex.Segment;
import live.rostrum.recording.assembly.RecordingIndex.Source;
import live.rostrum.recording.store.Edition;
import live.rostrum.recording.store.FileName;
import live.rostrum.recording.store.FinishedFolder;
import live.rostrum.recording.store.LocalRecordingStore;
import live.rostrum.recording.transcript.TranscriptionServiceDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Captions and chapters of recordings over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VodCaptionsTests {

    private static final String SHA = "0123456789abcdef".repeat(4);
    private static final String SAID = """
            {"language":"de-DE","items":[{"id":"p1","takeId":"one","takeStartMs":3000,"takeEndMs":4500,"text":"Über <Rostrum>"}],
             "chapters":[{"startTime":1,"takeId":"one","takeMs":2000,"title":"Anfang"}]}""";

    @TempDir
    private static Path data;

    private TranscriptionServiceDouble transcriptions;
    private LocalRecordingStore store;
    private VodServer server;

    @BeforeAll
    void start() throws Exception {
        transcriptions = new TranscriptionServiceDouble();
        store = new LocalRecordingStore(data.resolve("files"));
        server = new VodServer(store, transcriptions.uri());
        add("spoken", false);
        add("closed", true);
        add("silent", false);
        add("elsewhere", false);
        transcriptions.put("spoken-stream", SAID);
        transcriptions.put("closed-stream", SAID);
        transcriptions.put(
                "elsewhere-stream",
                SAID.replace("one", "two").replace("\"startTime\":1,", "\"startTime\":9999999999999,"));
    }

    @AfterAll
    void stop() {
        server.close();
        transcriptions.close();
    }

    @Test
    void namesCaptionsThatAPlayerFinds() throws Exception {
        HttpResponse<byte[]> live = server.get("/vod/spoken/live.m3u8");

        assertThat(text(live))
                .contains(
                        "TYPE=SUBTITLES,GROUP-ID=\"captions\",NAME=\"Deutsch (DE)\",LANGUAGE=\"de-DE\"",
                        "URI=\"captions/live.m3u8\"",
                        ",SUBTITLES=\"captions\",");
        HttpResponse<byte[]> playlist = server.get("/vod/spoken/captions/live.m3u8");
        assertThat(text(playlist)).contains("#EXTINF:8.000,\ncaptions.vtt\n#EXT-X-ENDLIST\n");
        assertThat(header(playlist, "Content-Type")).isEqualTo("application/vnd.apple.mpegurl");
        HttpResponse<byte[]> captions = server.get("/vod/spoken/captions/captions.vtt");
        assertThat(text(captions)).endsWith("\n00:00:01.000 --> 00:00:02.500\nÜber &lt;Rostrum&gt;\n");
        assertThat(header(captions, "Content-Type")).isEqualToIgnoringCase("text/vtt;charset=utf-8");
        assertThat(header(captions, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(text(server.get("/vod/spoken/chapters.vtt")))
                .isEqualTo("WEBVTT\n\n00:00:00.000 --> 00:00:08.000\nAnfang\n");
    }

    @Test
    void letsNoCacheKeepWhatMayBeCorrected() throws Exception {
        String edition = Edition.of("spoken", SHA).name();
        for (String path : List.of("live.m3u8", "captions/live.m3u8", "captions/captions.vtt", "chapters.vtt")) {
            HttpResponse<byte[]> answer = server.get("/vod/spoken/" + path + "?v=" + edition);

            assertThat(header(answer, "Cache-Control")).as(path).isEqualTo("public, no-cache");
            assertThat(server.get("/vod/spoken/" + path, "If-None-Match", header(answer, "ETag"))
                            .statusCode())
                    .as(path)
                    .isEqualTo(304);
            assertThat(server.get("/vod/spoken/" + path, "If-None-Match", "\"another\"")
                            .statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
        assertThat(header(server.get("/vod/spoken/main.m3u8?v=" + edition), "Cache-Control"))
                .contains("immutable");
    }

    @Test
    void hasNoneWhereNothingWasTranscribedOrNothingOfItRecorded() throws Exception {
        for (String id : List.of("silent", "elsewhere")) {
            assertThat(text(server.get("/vod/" + id + "/live.m3u8")))
                    .contains("main.m3u8")
                    .doesNotContain("SUBTITLES");
            for (String path : List.of("captions/live.m3u8", "captions/captions.vtt", "chapters.vtt")) {
                assertThat(server.get("/vod/" + id + "/" + path).statusCode()).isEqualTo(404);
            }
        }
    }

    @Test
    void showsThoseOfAPrivateRecordingOnlyToWhoeverHasItsToken() throws Exception {
        for (String path : List.of("captions/live.m3u8", "captions/captions.vtt", "chapters.vtt")) {
            assertThat(server.get("/vod/closed/" + path).statusCode()).isEqualTo(404);
            assertThat(server.get("/vod/~" + server.token("spoken-stream") + "/closed/" + path)
                            .statusCode())
                    .isEqualTo(404);
            HttpResponse<byte[]> answer = server.get("/vod/~" + server.token("closed-stream") + "/closed/" + path);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(header(answer, "Cache-Control")).isEqualTo("private, no-cache");
        }
    }

    @Test
    void playsOnWithoutCaptionsWhileTranscriptionServiceIsAway() throws Exception {
        try (TranscriptionServiceDouble broken = new TranscriptionServiceDouble();
                VodServer alone = new VodServer(store, broken.uri())) {
            alone.recordings.putAll(server.recordings);
            broken.fail(500);

            assertThat(text(alone.get("/vod/spoken/live.m3u8")))
                    .contains("main.m3u8")
                    .doesNotContain("SUBTITLES");
            assertThat(alone.get("/vod/spoken/main.m3u8").statusCode()).isEqualTo(200);
            assertThat(alone.get("/vod/spoken/captions/captions.vtt").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void hasNoOtherNamesBesideThem() throws Exception {
        for (String path : List.of("captions/recording.mp4", "captions/other.vtt", "captions/", "captions")) {
            assertThat(server.get("/vod/spoken/" + path).statusCode()).as(path).isEqualTo(404);
        }
    }

    private void add(String id, boolean isPrivate) throws Exception {
        Edition edition = Edition.of(id, SHA);
        Path folder = FinishedFolder.create(data.resolve("work").resolve(id), 10_000);
        try (OutputStream out = Files.newOutputStream(folder.resolve(FileName.INDEX))) {
            new RecordingIndex(
                            RecordingIndex.VERSION,
                            8_000,
                            640,
                            360,
                            "avc1.42c01e,mp4a.40.2",
                            1_000_000,
                            900_000,
                            List.of(new Run(
                                    1_772_366_400_000L,
                                    new Source("one", 2_000),
                                    new byte[] {7, 8, 9},
                                    List.of(new Segment(1_000, 5_000, 8_000)))))
                    .write(out);
        }
        store.put(edition, folder);
        server.recordings.put(
                id,
                new PlayableRecording(
                        id + "-stream",
                        isPrivate,
                        "A talk",
                        Instant.parse("2026-03-01T12:00:00Z"),
                        edition,
                        SHA,
                        null));
    }

    private static String text(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return new String(answer.body(), UTF_8);
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
