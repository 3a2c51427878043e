package live.rostrum.transcription.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import live.rostrum.transcription.testing.RunningTranscription;
import live.rostrum.transcription.testing.Streams;
import live.rostrum.transcription.testing.Talk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Search over real HTTP, with a real index. */
class SearchTests {

    private final RunningTranscription service = RunningTranscription.shared();
    private final Streams streams = RunningTranscription.streams();
    private final String ada = streams.tokens().accessToken("ada");
    private final String bob = streams.tokens().accessToken("bob");

    @Test
    void findsWhatIsSaidJustNow() {
        String id = streams.add("public", "Live");
        Talk talk = new Talk(service.sink(), id).say("Nothing yet.");
        long before = System.nanoTime();
        talk.say("The pterodactyl has landed, said the pterodactyl.");

        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> find("pterodac", "").path("total").asLong() == 1);

        double seconds = (System.nanoTime() - before) / 1e9;
        System.out.printf("Found %.2f s after it was said%n", seconds);
        assertThat(seconds).isLessThan(2);
        JsonNode hit = find("pterodac", "").path("items").get(0);
        assertThat(hit.path("streamId").asString()).isEqualTo(id);
        assertThat(hit.path("title").asString()).isEqualTo("Live");
        assertThat(hit.path("status").asString()).isEqualTo("live");
        assertThat(hit.path("phraseId").asString()).isEqualTo("p1");
        assertThat(hit.path("startSeconds").asDouble()).isEqualTo(5);
        assertThat(hit.path("startTime").asLong()).isEqualTo(Talk.EPOCH.toEpochMilli() + 5_000);
        assertThat(hit.path("marks").toString()).isEqualTo("[[4,15],[37,48]]");
    }

    @Test
    void showsEverybodyWhatTheyMaySee() {
        String open = streams.add("public", "Open");
        String unlisted = streams.add("unlisted", "By address");
        String closed = streams.add("private", "Closed");
        for (String id : List.of(open, unlisted, closed)) {
            new Talk(service.sink(), id).say("A word like wolpertinger is rare.");
        }
        String admin = streams.tokens().administratorToken();
        await().atMost(Duration.ofSeconds(5))
                .until(() -> find("wolpertinger", admin).path("total").asLong() == 3);

        assertThat(found("wolpertinger", "")).containsExactly(open);
        assertThat(found("wolpertinger", bob)).containsExactly(open);
        assertThat(found("wolpertinger", ada)).containsExactlyInAnyOrder(open, unlisted, closed);
        assertThat(found("wolpertinger&streamId=" + unlisted, "")).containsExactly(unlisted);
        assertThat(found("wolpertinger&streamId=" + closed, "")).isEmpty();
        assertThat(service.get(
                                "/api/transcripts?q=wolpertinger&streamId=" + closed,
                                "",
                                "Playback-Token",
                                streams.tokens().playbackToken(closed))
                        .body())
                .contains("\"total\":1");

        streams.change(open, "visibility", "private");
        streams.change(closed, "visibility", "public");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(found("wolpertinger", "")).containsExactly(closed));
        streams.delete(closed);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(found("wolpertinger", admin)).containsExactlyInAnyOrder(open, unlisted));
    }

    @Test
    void fillsPagesPastWhatIsHidden() {
        for (int i = 0; i < 6; i++) {
            String hidden = streams.add("private", "Hidden");
            new Talk(service.sink(), hidden).say("Bumfuzzle bumfuzzle bumfuzzle.", "Bumfuzzle.");
        }
        for (int i = 0; i < 5; i++) {
            String id = streams.add("public", "Shown");
            new Talk(service.sink(), id).say("Some say bumfuzzle, others say other words.");
        }
        await().atMost(Duration.ofSeconds(5))
                .until(() -> find("bumfuzzle", ada).path("total").asLong() == 17);

        JsonNode first = find("bumfuzzle&size=3&page=0", "");
        JsonNode second = find("bumfuzzle&size=3&page=1", "");

        assertThat(first.path("total").asLong()).isEqualTo(5);
        assertThat(first.path("items")).hasSize(3);
        assertThat(second.path("items")).hasSize(2);
        assertThat(find("bumfuzzle&size=3&page=2", "").path("items")).isEmpty();
    }

    @Test
    void findsTheCorrectedText() {
        String id = streams.add("public", "Corrected");
        new Talk(service.sink(), id).say("This is a quokker.");
        service.send("PATCH", "/api/streams/" + id + "/transcript/phrases/p0", "{\"text\":\"This is a quokka.\"}", ada);

        await().atMost(Duration.ofSeconds(5))
                .until(() -> find("quokka", "").path("total").asLong() == 1);

        assertThat(find("quokker", "").path("total").asLong()).isZero();
    }

    @Test
    void neverFailsWhateverIsTyped() {
        Random random = new Random(7);
        String odd = "\"\\*?~^:()[]{}+-/!&| aÄ漢\ud83d\ude00\u0000\u202e<>%'";
        for (int run = 0; run < 300; run++) {
            StringBuilder typed = new StringBuilder();
            for (int i = random.nextInt(40) + 2; i > 0; i--) {
                typed.append(odd.charAt(random.nextInt(odd.length())));
            }
            int status = service.get(
                            "/api/transcripts?q=" + URLEncoder.encode(typed.toString(), StandardCharsets.UTF_8))
                    .statusCode();
            assertThat(status).as(typed.toString()).isEqualTo(200);
        }
        assertThat(service.get("/api/transcripts?q=x").statusCode()).isEqualTo(400);
        assertThat(service.get("/api/transcripts").statusCode()).isEqualTo(400);
        assertThat(service.get("/api/transcripts?q=" + "x".repeat(201)).statusCode())
                .isEqualTo(400);
        assertThat(service.get("/api/transcripts?q=xx&size=51").statusCode()).isEqualTo(400);
        assertThat(service.get("/api/transcripts?q=xx&page=-1").statusCode()).isEqualTo(400);
    }

    @Test
    void makesAMissingOrDamagedIndexAnew(@TempDir Path data) throws IOException {
        String id = streams.add("public", "Kept");
        Path index = data.resolve("transcripts").resolve("index");
        try (RunningTranscription first = new RunningTranscription(data, streams)) {
            new Talk(first.sink(), id).say("The axolotl smiles.");
            awaitFound(first);
        }
        try (Stream<Path> files = Files.list(index)) {
            for (Path file : files.toList()) {
                Files.write(file, "damaged".getBytes(StandardCharsets.UTF_8));
            }
        }
        try (RunningTranscription second = new RunningTranscription(data, streams)) {
            awaitFound(second);
        }
        try (Stream<Path> files = Files.list(index)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        try (RunningTranscription third = new RunningTranscription(data, streams)) {
            awaitFound(third);
        }
    }

    private void awaitFound(RunningTranscription running) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> running.get("/api/transcripts?q=axolotl").body().contains("The axolotl smiles."));
    }

    private JsonNode find(String query, String token) {
        return service.json("/api/transcripts?q=" + query, token);
    }

    private List<String> found(String query, String token) {
        return find(query, token)
                .path("items")
                .valueStream()
                .map(hit -> hit.path("streamId").asString())
                .toList();
    }
}
