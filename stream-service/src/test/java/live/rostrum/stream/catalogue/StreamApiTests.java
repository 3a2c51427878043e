package live.rostrum.stream.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import live.rostrum.stream.testing.ApiClient;
import live.rostrum.stream.testing.ApiClient.Answer;
import live.rostrum.stream.testing.RunningService;
import live.rostrum.stream.testing.RunningService.Person;
import live.rostrum.tokens.CaptionGrant;
import live.rostrum.tokens.PlaybackGrant;
import live.rostrum.tokens.PlaybackTokenVerifier;
import live.rostrum.tokens.PublishGrant;
import live.rostrum.tokens.PublishTokenVerifier;
import live.rostrum.tokens.Role;
import live.rostrum.tokens.SigningKeys;
import live.rostrum.tokens.StreamLatency;
import live.rostrum.tokens.TokenRejectedException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Streams over HTTP. */
class StreamApiTests {

    private static RunningService service;
    private static Person ada;
    private static ApiClient anonymous;

    @BeforeAll
    static void start() {
        service = RunningService.shared();
        ada = service.newPerson("Ada Lovelace", Role.BROADCASTER);
        anonymous = service.anonymous();
    }

    @Test
    void needsOnlyATitle() {
        Answer made =
                ada.client().post("/api/streams", "{\"title\":\" Town hall \"}").expect(201);
        String id = made.text("id");

        assertThat(made.header("Location")).contains("/api/streams/" + id);
        assertThat(made.body())
                .contains(
                        "\"title\":\"Town hall\"",
                        "\"description\":\"\"",
                        "\"owner\":{\"id\":\"" + ada.id() + "\",\"name\":\"Ada Lovelace\"}",
                        "\"status\":\"created\"",
                        "\"visibility\":\"public\"",
                        "\"latency\":\"standard\"",
                        "\"record\":true",
                        "\"captions\":{\"enabled\":false,\"language\":\"en-US\",\"alternatives\":[],\"phrases\":[]}",
                        "\"delivery\":{\"cdn\":false}",
                        "\"viewers\":0",
                        "\"playbackUrl\":\"/live/" + id + "/live.m3u8\"",
                        "\"watchUrl\":\"/watch/" + id + "\"")
                .doesNotContain("startedAt", "endedAt", "scheduledStart", "takeId", "searchText", "retentionDays");
        assertThat(id).matches("[a-z2-7]{16}");
        assertThat(anonymous.get("/api/streams/" + id).expect(200).body())
                .isEqualTo(made.body().replace(",\"alternatives\":[],\"phrases\":[]", ""));
    }

    @Test
    void takesEverythingThatThereIs() {
        String whole = """
                {"title":"T","description":"D","scheduledStart":"2030-01-31T18:00:00+01:00","visibility":"unlisted",
                 "latency":"low","record":false,"retentionDays":30,"captions":{"enabled":true,"language":"de"},"delivery":{"cdn":true}}
                """;

        Answer made = ada.client().post("/api/streams", whole).expect(201);

        assertThat(made.body())
                .contains(
                        "\"scheduledStart\":\"2030-01-31T17:00:00Z\"",
                        "\"visibility\":\"unlisted\"",
                        "\"latency\":\"low\"",
                        "\"record\":false",
                        "\"retentionDays\":30",
                        "\"captions\":{\"enabled\":true,\"language\":\"de\",\"alternatives\":[],\"phrases\":[]}",
                        "\"delivery\":{\"cdn\":true}");
    }

    @Test
    void changesOnlyWhatAPatchNames() {
        String id = stream(
                ada,
                "{\"title\":\"T\",\"description\":\"D\",\"scheduledStart\":\"2030-01-31T18:00:00Z\",\"captions\":{\"enabled\":true,\"language\":\"de\"}}");

        Answer changed = ada.client()
                .patch(
                        "/api/streams/" + id,
                        "{\"title\":\"U\",\"scheduledStart\":null,\"captions\":{\"language\":\"fr\"}}")
                .expect(200);

        assertThat(changed.body())
                .contains("\"title\":\"U\"", "\"description\":\"D\"", "{\"enabled\":true,\"language\":\"fr\",")
                .doesNotContain("scheduledStart");
        ada.client().patch("/api/streams/" + id, "{\"title\":null}").expectInvalid("title");
        ada.client().patch("/api/streams/" + id, "{\"status\":\"live\"}").expectInvalid("status");
        ada.client()
                .patch("/api/streams/" + id, "{\"captions\":{\"language\":\"?\"}}")
                .expectInvalid("captions.language");
    }

    @Test
    void keepsRecordingsForEverForSomeDaysOrAsTheServerSays() {
        String id = stream(ada, "{\"title\":\"T\",\"retentionDays\":0}");
        String path = "/api/streams/" + id;
        String internal = "/internal/streams/" + id;

        assertThat(service.service().get(internal).expect(200).body()).contains("\"retentionDays\":0");
        ada.client().patch(path, "{\"retentionDays\":3650}").expect(200);
        assertThat(service.service().get(internal).body()).contains("\"retentionDays\":3650");
        ada.client().patch(path, "{\"retentionDays\":3651}").expectInvalid("retentionDays");
        ada.client().patch(path, "{\"retentionDays\":-1}").expectInvalid("retentionDays");
        assertThat(ada.client()
                        .patch(path, "{\"retentionDays\":null}")
                        .expect(200)
                        .body())
                .doesNotContain("retentionDays");
        assertThat(service.service().get(internal).body()).doesNotContain("retentionDays");
    }

    @Test
    void hidesPrivateStreamsFromEverybodyElse() {
        String id = stream(ada, "{\"title\":\"Board\",\"visibility\":\"private\"}");
        ApiClient other = service.somebody(Role.BROADCASTER);

        for (ApiClient client : new ApiClient[] {anonymous, other}) {
            client.get("/api/streams/" + id).expectProblem(404, "not-found");
            assertThat(client.get("/api/streams?q=board").body()).doesNotContain(id);
            assertThat(client.get("/api/streams?owner=" + ada.id()).body()).doesNotContain(id);
        }
        other.patch("/api/streams/" + id, "{}").expectProblem(404, "not-found");
        other.delete("/api/streams/" + id).expectProblem(404, "not-found");
        other.post("/api/streams/" + id + "/end", "").expectProblem(404, "not-found");
        other.post("/api/streams/" + id + "/publish-token", "").expectProblem(404, "not-found");
        ada.client().get("/api/streams/" + id).expect(200);
        service.admin().get("/api/streams/" + id).expect(200);
        assertThat(ada.client().get("/api/streams?owner=me&q=board").body()).contains(id);
        assertThat(service.admin().get("/api/streams?owner=" + ada.id()).body()).contains(id);
    }

    @Test
    void listsUnlistedStreamsForTheirOwnerOnly() {
        String id = stream(ada, "{\"title\":\"Hush\",\"visibility\":\"unlisted\"}");

        anonymous.get("/api/streams/" + id).expect(200);
        assertThat(anonymous.get("/api/streams?q=hush").body()).doesNotContain(id);
        assertThat(ada.client().get("/api/streams?owner=me&q=hush").body()).contains(id);
    }

    @Test
    void leavesWritingToOwnerAndAdministrator() {
        String id = stream(ada, "{\"title\":\"Mine\"}");
        ApiClient other = service.somebody(Role.BROADCASTER);

        other.patch("/api/streams/" + id, "{\"title\":\"x\"}").expectProblem(403, "forbidden");
        other.delete("/api/streams/" + id).expectProblem(403, "forbidden");
        other.post("/api/streams/" + id + "/end", "").expectProblem(403, "forbidden");
        other.post("/api/streams/" + id + "/publish-token", "").expectProblem(403, "forbidden");
        anonymous.patch("/api/streams/" + id, "{}").expectProblem(401, "unauthenticated");
        anonymous.delete("/api/streams/" + id).expectProblem(401, "unauthenticated");
        anonymous.post("/api/streams", "{\"title\":\"x\"}").expectProblem(401, "unauthenticated");
        anonymous.get("/api/streams?owner=me").expectProblem(401, "unauthenticated");
        service.somebody(Role.VIEWER).post("/api/streams", "{\"title\":\"x\"}").expectProblem(403, "forbidden");
        service.admin().patch("/api/streams/" + id, "{\"title\":\"Ours\"}").expect(200);
        service.admin().delete("/api/streams/" + id).expect(204);
        service.admin().delete("/api/streams/" + id).expectProblem(404, "not-found");
    }

    @Test
    void pagesFiltersAndSearches() {
        Person grace = service.newPerson("Grace Hopper", Role.BROADCASTER);
        for (int i = 0; i < 5; i++) {
            String id = stream(grace, "{\"title\":\"Compilers %d (C++)\"}".formatted(i));
            service.clock().advance(Duration.ofSeconds(1));
            if (i < 2) {
                report(id, "live").expect(204);
            }
        }

        assertThat(total("?q=compilers")).isEqualTo(5);
        assertThat(total("?q=HOPPER")).isEqualTo(5);
        assertThat(total("?q=c%2B%2B")).isEqualTo(5);
        assertThat(total("?q=.*")).isZero();
        assertThat(total("?q=hopper&status=live")).isEqualTo(2);
        assertThat(total("?q=hopper&status=live,created")).isEqualTo(5);
        assertThat(total("?q=hopper&status=live&status=ended")).isEqualTo(2);
        assertThat(total("?owner=" + grace.id())).isEqualTo(5);
        Answer page = anonymous.get("/api/streams?q=hopper&page=1&size=2").expect(200);
        assertThat(page.json().path("items").findValuesAsString("title"))
                .containsExactly("Compilers 2 (C++)", "Compilers 1 (C++)");
        assertThat(page.json().path("page").asInt()).isEqualTo(1);
        assertThat(page.json().path("size").asInt()).isEqualTo(2);
    }

    @Test
    void refusesImpossiblePages() {
        anonymous.get("/api/streams?page=-1").expectInvalid("page");
        anonymous.get("/api/streams?page=x").expectInvalid("page");
        anonymous.get("/api/streams?size=0").expectInvalid("size");
        anonymous.get("/api/streams?size=101").expectInvalid("size");
        anonymous.get("/api/streams?status=asleep").expectInvalid("status");
        anonymous.get("/api/streams?q=" + "x".repeat(101)).expectInvalid("q");
    }

    @Test
    void grantsPublishingThisOneStreamForTwelveHours() throws Exception {
        String id = stream(
                ada,
                "{\"title\":\"T\",\"latency\":\"low\",\"record\":false,\"captions\":{\"enabled\":true,\"language\":\"de\"}}");

        Answer ticket =
                ada.client().post("/api/streams/" + id + "/publish-token", "").expect(200);

        assertThat(ticket.body()).contains("\"recorderPath\":null", "\"ingestPath\":\"/ingest/socket.io/\"");
        PublishGrant grant = new PublishTokenVerifier(service.bean(SigningKeys.class), service.bean(Clock.class))
                .verify(ticket.text("token"));
        assertThat(grant.streamId()).isEqualTo(id);
        assertThat(grant.userId()).isEqualTo(ada.id());
        assertThat(grant.latency()).isEqualTo(StreamLatency.LOW);
        assertThat(grant.record()).isFalse();
        assertThat(grant.captions()).isEqualTo(new CaptionGrant(true, "de"));
        assertThat(grant.expiresAt()).isEqualTo(Instant.parse(ticket.text("expiresAt")));
        assertThat(Duration.between(service.clock().instant(), grant.expiresAt()))
                .isBetween(Duration.ofHours(12).minusSeconds(10), Duration.ofHours(12));
        anonymous.withToken(ticket.text("token")).get("/api/streams/" + id).expectProblem(401, "unauthenticated");
    }

    @Test
    void opensTheRecorderBesideTheLiveIngestOfARecordedStream() throws Exception {
        String id = stream(ada, "{\"title\":\"T\"}");

        Answer ticket = publishToken(id).expect(200);

        assertThat(ticket.text("recorderPath")).isEqualTo("/recorder/socket.io/");
        assertThat(grant(ticket).record()).isTrue();
        assertThat(grant(ticket).recordingOnly()).isFalse();
    }

    @Test
    void grantsTheRestOfARecordingForSevenDaysAfterTheEnd() throws Exception {
        String id = stream(ada, "{\"title\":\"T\"}");
        ada.client().post("/api/streams/" + id + "/end", "").expect(200);

        Answer ticket = publishToken(id).expect(200);

        assertThat(ticket.body()).contains("\"ingestPath\":null", "\"recorderPath\":\"/recorder/socket.io/\"");
        assertThat(grant(ticket).recordingOnly()).isTrue();
    }

    @Test
    void grantsNothingMoreWhenTheSevenDaysAreOver() {
        try (RunningService later = RunningService.start("rostrum.login.access-token-lifetime=30d")) {
            ApiClient grace = later.somebody(Role.BROADCASTER);
            String id =
                    grace.post("/api/streams", "{\"title\":\"T\"}").expect(201).text("id");
            grace.post("/api/streams/" + id + "/end", "").expect(200);
            later.clock().advance(Duration.ofDays(7).minusHours(1));
            Answer last =
                    grace.post("/api/streams/" + id + "/publish-token", "").expect(200);
            assertThat(Duration.between(later.clock().instant(), Instant.parse(last.text("expiresAt"))))
                    .isBetween(Duration.ofMinutes(59), Duration.ofHours(1));

            later.clock().advance(Duration.ofHours(1));

            grace.post("/api/streams/" + id + "/publish-token", "").expectProblem(409, "stream-ended");
        }
    }

    @Test
    void grantsNothingMoreForAnEndedStreamThatWasNotRecorded() {
        String id = stream(ada, "{\"title\":\"T\",\"record\":false}");
        ada.client().post("/api/streams/" + id + "/end", "").expect(200);

        publishToken(id).expectProblem(409, "stream-ended");
    }

    @Test
    void showsAPrivateStreamToWhoeverHasAPlaybackTokenOfIt() {
        String id = stream(ada, "{\"title\":\"T\",\"visibility\":\"private\"}");
        String other = stream(ada, "{\"title\":\"U\",\"visibility\":\"private\"}");
        Answer ticket =
                ada.client().post("/api/streams/" + id + "/playback-token", "").expect(200);
        String token = ticket.text("token");

        Answer seen =
                anonymous.get("/api/streams/" + id, "Playback-Token", token).expect(200);

        assertThat(seen.text("playbackUrl")).isEqualTo("/live/~" + token + "/" + id + "/live.m3u8");
        assertThat(ticket.text("watchUrl")).isEqualTo("/watch/" + id + "#token=" + token);
        anonymous.get("/api/streams/" + other, "Playback-Token", token).expectProblem(404, "not-found");
        anonymous.get("/api/streams/" + id, "Playback-Token", token + "x").expectProblem(404, "not-found");
        anonymous.get("/api/streams/" + id, "Playback-Token", "").expectProblem(404, "not-found");
    }

    @Test
    void grantsWatchingAPrivateStreamForSixHours() throws Exception {
        String id = stream(ada, "{\"title\":\"T\",\"visibility\":\"private\"}");
        String path = "/api/streams/" + id + "/playback-token";

        Answer ticket = ada.client().post(path, "").expect(200);

        PlaybackGrant grant = new PlaybackTokenVerifier(service.bean(SigningKeys.class), service.bean(Clock.class))
                .verify(ticket.text("token"));
        assertThat(grant.streamId()).isEqualTo(id);
        assertThat(grant.userId()).isEqualTo(ada.id());
        assertThat(Duration.between(service.clock().instant(), grant.expiresAt()))
                .isBetween(Duration.ofHours(6).minusSeconds(30), Duration.ofHours(6));
        assertThat(ticket.text("playbackUrl")).isEqualTo("/live/~" + ticket.text("token") + "/" + id + "/live.m3u8");
        service.somebody(Role.BROADCASTER).post(path, "").expectProblem(404, "not-found");
        anonymous.post(path, "").expectProblem(401, "unauthenticated");
        anonymous.withToken(ticket.text("token")).get("/api/streams/" + id).expectProblem(401, "unauthenticated");
    }

    @Test
    void saysInThePublishTokenWhetherAStreamIsPrivate() throws Exception {
        PublishTokenVerifier verifier =
                new PublishTokenVerifier(service.bean(SigningKeys.class), service.bean(Clock.class));
        for (String visibility : new String[] {"private", "unlisted", "public"}) {
            String id = stream(ada, "{\"title\":\"T\",\"visibility\":\"%s\"}".formatted(visibility));
            String token = ada.client()
                    .post("/api/streams/" + id + "/publish-token", "")
                    .expect(200)
                    .text("token");

            assertThat(verifier.verify(token).privateStream()).isEqualTo(visibility.equals("private"));
        }
    }

    @Test
    void endsForGood() {
        String id = stream(ada, "{\"title\":\"T\"}");

        Answer ended = ada.client().post("/api/streams/" + id + "/end", "").expect(200);

        assertThat(ended.text("status")).isEqualTo("ended");
        assertThat(ended.text("endedAt")).isNotEmpty();
        assertThat(ada.client()
                        .post("/api/streams/" + id + "/end", "")
                        .expect(200)
                        .text("endedAt"))
                .isEqualTo(ended.text("endedAt"));
        report(id, "live").expect(204);
        assertThat(anonymous.get("/api/streams/" + id).text("status")).isEqualTo("ended");
    }

    @Test
    void survivesManyChangesAtOnce() {
        String id = stream(ada, "{\"title\":\"T\"}");

        IntStream.range(0, 8)
                .parallel()
                .forEach(i -> ada.client()
                        .patch("/api/streams/" + id, i % 2 == 0 ? "{\"description\":\"D\"}" : "{\"record\":false}")
                        .expect(200));

        assertThat(anonymous.get("/api/streams/" + id).body()).contains("\"description\":\"D\"", "\"record\":false");
    }

    private static int total(String query) {
        return anonymous
                .get("/api/streams" + query)
                .expect(200)
                .json()
                .path("total")
                .asInt();
    }

    private static String stream(Person owner, String body) {
        return owner.client().post("/api/streams", body).expect(201).text("id");
    }

    private static Answer report(String id, String state) {
        return service.service()
                .put(
                        "/internal/streams/" + id + "/ingest",
                        "{\"state\":\"%s\",\"takeId\":\"t1\",\"at\":\"%s\"}"
                                .formatted(state, service.clock().instant()));
    }

    private static Answer publishToken(String id) {
        return ada.client().post("/api/streams/" + id + "/publish-token", "");
    }

    private static PublishGrant grant(Answer ticket) throws TokenRejectedException {
        return new PublishTokenVerifier(service.bean(SigningKeys.class), service.bean(Clock.class))
                .verify(ticket.text("token"));
    }
}
