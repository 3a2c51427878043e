package live.rostrum.hls.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import live.rostrum.tokens.InternalTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes out over HTTP while a stream is live, and after. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedServer.Provider.class)
class DeliveryTests {

    private static final List<byte[]> CAPTURE = ManualTake.capture("h264-webm");

    private final SharedServer shared;
    private final ManualTake live;

    DeliveryTests(SharedServer shared) throws Exception {
        this.shared = shared;
        this.live = shared.take("delivery", "ada", "t");
    }

    @BeforeAll
    void goLive() {
        live.start();
        live.chunks(CAPTURE, 0, 30);
        shared.server().awaitPlayable("/live/delivery/live.m3u8");
    }

    @AfterAll
    void endIt() throws Exception {
        live.close();
        shared.end("delivery");
    }

    @Test
    void nothingCanBePlayedBeforeTheFirstSegmentAndNoCacheKeepsThat() throws Exception {
        try (ManualTake take = shared.take("nothing-yet", "ada", "t")) {
            take.start();
            take.chunks(CAPTURE, 0, 2);

            for (String path : List.of("live.m3u8", "source/live.m3u8", "source/init0.mp4", "source/seg000.m4s")) {
                expectNotFound(get("/live/nothing-yet/" + path));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/live/nobody/live.m3u8",
                "/live/delivery/1080p/live.m3u8",
                "/live/delivery/live.m3u",
                "/live/delivery/window.journal",
                "/live/delivery/source/window.journal",
                "/live/delivery/source/seg0.m4s",
                "/live/delivery/source/seg-01.m4s",
                "/live/delivery/source/seg000.mp4",
                "/live/delivery/source/seg000.0.m4s",
                "/live/delivery/source/seg999999999999999999999.m4s",
                "/live/delivery/source/seg000000000000.m4s",
                "/live/delivery/source/init.mp4",
                "/live/delivery/source/init1.mp4",
                "/live/delivery/source/init-1.mp4",
                "/live/delivery/source/INIT0.MP4",
                "/live/delivery/source/seg000.m4s/more",
                "/live/delivery/%F0%9F%8E%A5/live.m3u8",
                "/live/deli%20very/live.m3u8",
                "/live/delivery"
            })
    void whatNoPlaylistNamesIsNotFound(String path) throws Exception {
        expectNotFound(get(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/live/../secrets/internal-secret",
                "/live/delivery/../../secrets/internal-secret",
                "/live/delivery/source/../window.journal",
                "/live/delivery/source/..%2Fwindow.journal",
                "/live/delivery/..%2f..%2fsecrets/internal-secret",
                "/live/%2e%2e/secrets/live.m3u8",
                "/live/delivery/%2e%2e/live.m3u8",
                "/live//delivery/live.m3u8",
                "/live/delivery//live.m3u8",
                "/live/delivery/source;a=b/seg000.m4s",
                "/live/delivery/source/seg000.m4s%00",
                "/live/delivery/source/%0d%0aSet-Cookie:x"
            })
    void pathsThatClimbOrHideAreRefused(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("rendition\t", "epoch\t");
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    }

    @ParameterizedTest
    @CsvSource({
        "live.m3u8, application/vnd.apple.mpegurl, 'max-age=1, public'",
        "source/live.m3u8, application/vnd.apple.mpegurl, 'max-age=1, public'",
        "audio/live.m3u8, application/vnd.apple.mpegurl, 'max-age=1, public'",
        "source/init0.mp4, video/mp4, 'max-age=31536000, public, immutable'",
        "source/seg000.m4s, video/mp4, 'max-age=31536000, public, immutable'"
    })
    void saysWhatItIsHowLongItKeepsAndThatEverySiteMayReadIt(String name, String type, String caching)
            throws Exception {
        HttpResponse<String> answer = get("/live/delivery/" + name);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "content-type")).isEqualTo(type);
        assertThat(header(answer, "cache-control")).isEqualTo(caching);
        assertThat(header(answer, "access-control-allow-origin")).isEqualTo("*");
        assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
    }

    @Test
    void aSegmentIsNotGivenBeforeAPlaylistNamesIt() throws Exception {
        String playlist = get("/live/delivery/source/live.m3u8").body();
        long next = playlist.lines().filter(line -> line.endsWith(".m4s")).count();
        String name = "seg%03d.m4s".formatted(next);
        Path early = shared.window("delivery").resolve("source").resolve(name);
        Files.writeString(early, "half a segment");

        expectNotFound(get("/live/delivery/source/" + name));

        Files.delete(early);
    }

    @Test
    void aRangeOfASegmentCanBeAskedFor() throws Exception {
        Path file = shared.window("delivery").resolve("source").resolve("seg000.m4s");
        long size = Files.size(file);

        HttpResponse<String> first = get("/live/delivery/source/seg000.m4s", "Range", "bytes=0-99");
        HttpResponse<String> last = get("/live/delivery/source/seg000.m4s", "Range", "bytes=-10");
        HttpResponse<String> beyond = get("/live/delivery/source/seg000.m4s", "Range", "bytes=99999999-");

        assertThat(first.statusCode()).isEqualTo(206);
        assertThat(header(first, "content-range")).isEqualTo("bytes 0-99/" + size);
        assertThat(header(first, "content-length")).isEqualTo("100");
        assertThat(header(last, "content-range")).isEqualTo("bytes %d-%d/%d".formatted(size - 10, size - 1, size));
        assertThat(beyond.statusCode()).isEqualTo(416);
    }

    @ParameterizedTest
    @ValueSource(strings = {"live.m3u8", "source/live.m3u8", "source/seg000.m4s", "source/init0.mp4"})
    void headIsGetWithoutTheBody(String name) throws Exception {
        HttpResponse<String> get = get("/live/delivery/" + name);

        HttpResponse<String> head = shared.server()
                .send(HttpRequest.newBuilder(shared.server().uri("/live/delivery/" + name))
                        .HEAD()
                        .build());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String field : List.of("content-type", "cache-control", "content-length")) {
            assertThat(header(head, field)).as(field).isEqualTo(header(get, field));
        }
    }

    @Test
    void anEndedStreamIsKeptLongerAndSaysThatItHasEnded() throws Exception {
        try (ManualTake take = shared.take("kept", "ada", "t")) {
            take.start();
            take.chunks(CAPTURE, 0, 20);
        }
        shared.end("kept");

        HttpResponse<String> playlist = get("/live/kept/source/live.m3u8");

        assertThat(playlist.body()).endsWith("#EXT-X-ENDLIST\n");
        assertThat(header(playlist, "cache-control")).isEqualTo("max-age=60, public");
        assertThat(get("/live/kept/source/seg000.m4s").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNoLongerKeptIsGone() throws Exception {
        Files.createFile(Files.createDirectories(shared.window("long-ago")).resolve("gone"));

        HttpResponse<String> answer = get("/live/long-ago/live.m3u8");

        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.body()).contains("urn:rostrum:problem:gone");
        assertThat(header(answer, "cache-control")).isEqualTo("no-store");
    }

    @Test
    void internalPathsAskForATokenOfOurOwn() throws Exception {
        String secret =
                Files.readString(shared.secrets().resolve("internal-secret")).strip();
        Clock fiveMinutesAgo = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-5));

        assertThat(get("/internal/streams").statusCode()).isEqualTo(401);
        for (String bad : List.of(
                "",
                "nonsense",
                new InternalTokens(secret, fiveMinutesAgo).mint("stream-service"),
                new InternalTokens("x".repeat(43), Clock.systemUTC()).mint("stream-service"),
                shared.streamService().publishToken("delivery", "ada", Duration.ofHours(1)))) {
            assertThat(get("/internal/streams", "Authorization", "Bearer " + bad)
                            .statusCode())
                    .isEqualTo(401);
            assertThat(shared.server()
                            .post("/internal/streams/delivery/end", List.of("Authorization", "Bearer " + bad))
                            .statusCode())
                    .isEqualTo(401);
        }

        String good = new InternalTokens(secret, Clock.systemUTC()).mint("stream-service");
        HttpResponse<String> list = get("/internal/streams", "Authorization", "Bearer " + good);
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body()).contains("\"streamId\":\"delivery\"", "\"state\":\"live\"", "\"takeId\":\"t\"");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /",
        "GET, /live",
        "GET, /actuator",
        "GET, /actuator/env",
        "GET, /actuator/heapdump",
        "POST, /actuator/health",
        "GET, /favicon.ico",
        "GET, /api/streams",
        "POST, /live/delivery/live.m3u8",
        "PUT, /live/delivery/source/seg000.m4s",
        "DELETE, /live/delivery/source/seg000.m4s",
        "OPTIONS, /live/delivery/live.m3u8",
        "TRACE, /live/delivery/live.m3u8"
    })
    void everythingElseIsDenied(String method, String path) throws Exception {
        HttpResponse<String> answer = shared.server()
                .send(HttpRequest.newBuilder(shared.server().uri(path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build());

        assertThat(answer.statusCode()).isBetween(400, 405);
    }

    private static void expectNotFound(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(header(answer, "cache-control")).isEqualTo("no-store");
        assertThat(header(answer, "content-type")).isEqualTo("application/problem+json");
        assertThat(header(answer, "access-control-allow-origin")).isEqualTo("*");
        assertThat(answer.body()).contains("urn:rostrum:problem:not-found");
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(shared.server().uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return shared.server().send(request.build());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("none");
    }
}
