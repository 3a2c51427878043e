package live.rostrum.transcription.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import live.rostrum.transcription.testing.RunningTranscription;
import live.rostrum.transcription.testing.Streams;
import live.rostrum.transcription.testing.Talk;
import live.rostrum.transcription.transcript.TranscriptSweep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may read and change what. */
class AccessTests {

    private final RunningTranscription service = RunningTranscription.shared();
    private final Streams streams = RunningTranscription.streams();

    @ParameterizedTest
    @CsvSource({
        "public,   nobody, 200, 401, 401",
        "public,   bob,    200, 403, 403",
        "public,   ada,    200, 200, 202",
        "public,   admin,  200, 200, 202",
        "unlisted, nobody, 200, 401, 401",
        "unlisted, bob,    200, 403, 403",
        "unlisted, ada,    200, 200, 202",
        "unlisted, admin,  200, 200, 202",
        "private,  nobody, 404, 401, 401",
        "private,  bob,    404, 404, 404",
        "private,  ada,    200, 200, 202",
        "private,  admin,  200, 200, 202",
        "deleted,  nobody, 404, 401, 401",
        "deleted,  bob,    404, 404, 404",
        "deleted,  ada,    404, 404, 404",
        "deleted,  admin,  404, 404, 404"
    })
    void opensWhatOneMaySee(String visibility, String who, int read, int change, int summarise) {
        String id = streams.add(visibility, "Access");
        new Talk(service.sink(), id).say("The quick brown fox jumps over the lazy dog.");
        if (visibility.equals("deleted")) {
            streams.delete(id);
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> service.get("/api/streams/" + id + "/transcript", token("admin"))
                                    .statusCode()
                            == 404);
        }
        String token = token(who);

        for (String path : new String[] {"/transcript", "/transcript?format=vtt", "/summary"}) {
            assertThat(service.get("/api/streams/" + id + path, token).statusCode())
                    .as(path)
                    .isEqualTo(read);
        }
        assertThat(service.send("PATCH", "/api/streams/" + id + "/transcript/phrases/p0", "{\"text\":\"x\"}", token)
                        .statusCode())
                .isEqualTo(change);
        assertThat(service.get("/api/streams/" + id + "/transcript/phrases/p0/history", token)
                        .statusCode())
                .isEqualTo(change);
        assertThat(service.send("POST", "/api/streams/" + id + "/summary", "", token)
                        .statusCode())
                .isEqualTo(summarise);
    }

    @Test
    void opensAPrivateOneByItsPlaybackToken() {
        String id = streams.add("private", "Closed");
        String other = streams.add("private", "Closed, too");
        new Talk(service.sink(), id).say("Psst.");
        String token = streams.tokens().playbackToken(id);

        assertThat(service.get("/api/streams/" + id + "/transcript", "", "Playback-Token", token)
                        .statusCode())
                .isEqualTo(200);
        assertThat(service.get("/api/streams/" + other + "/transcript", "", "Playback-Token", token)
                        .statusCode())
                .isEqualTo(404);
        assertThat(service.get("/api/streams/" + id + "/transcript", "", "Playback-Token", token + "x")
                        .statusCode())
                .isEqualTo(404);
        assertThat(service.send(
                                "PATCH",
                                "/api/streams/" + id + "/transcript/phrases/p0",
                                "{\"text\":\"x\"}",
                                "",
                                "Playback-Token",
                                token)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void forgetsWhatWasSaidInADeletedStream() {
        String id = streams.add("public", "Regret");
        String stays = streams.add("public", "Pride");
        new Talk(service.sink(), id).say("I should not have said xylophonic.");
        new Talk(service.sink(), stays).say("I said it, and stand by it.");
        streams.delete(id);

        await().atMost(Duration.ofSeconds(20)).until(() -> {
            service.bean(TranscriptSweep.class).round();
            return service.internal("/internal/streams/" + id + "/transcript").statusCode() == 404;
        });

        assertThat(service.internal("/internal/streams/" + stays + "/transcript")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void goesByWhatItHeardLastWhileNobodyCanBeAsked() {
        String open = streams.add("public", "Open");
        String closed = streams.add("private", "Shut");
        String unheard = streams.add("public", "Unheard of");
        new Talk(service.sink(), open).say("Hello.");
        new Talk(service.sink(), closed).say("Psst.");
        streams.setAway(true);
        try {
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> service.get("/api/streams/" + unheard + "/transcript")
                                    .statusCode()
                            == 503);
            await().pollDelay(Duration.ofSeconds(5)) // its last answers are good for so long
                    .atMost(Duration.ofSeconds(15))
                    .untilAsserted(() -> assertThat(service.get("/api/streams/" + open + "/transcript")
                                    .statusCode())
                            .isEqualTo(200));
            assertThat(service.get("/api/streams/" + closed + "/transcript").statusCode())
                    .isEqualTo(404);
        } finally {
            streams.setAway(false);
            await().atMost(Duration.ofSeconds(15)) // other tests go on with this service
                    .until(() -> service.get("/api/streams/" + unheard + "/transcript")
                                    .statusCode()
                            == 404);
        }
    }

    private String token(String who) {
        return switch (who) {
            case "nobody" -> "";
            case "admin" -> streams.tokens().administratorToken();
            default -> streams.tokens().accessToken(who);
        };
    }
}
