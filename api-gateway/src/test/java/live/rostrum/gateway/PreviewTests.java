package live.rostrum.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;

/** Watch pages as chats and search engines read them. */
class PreviewTests {

    private static final AtomicInteger ASKED = new AtomicInteger();

    private static volatile String changingVisibility = "public";

    private static DisposableServer streams;
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        streams = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.get("/api/streams/{id}", (request, response) -> {
                    ASKED.incrementAndGet();
                    return answer(Objects.requireNonNull(request.param("id")), response);
                }))
                .bindNow();
        gateway = new TestGateway(
                URI.create("http://127.0.0.1:" + streams.port()), URI.create("ws://127.0.0.1:" + streams.port()));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        streams.disposeNow(Duration.ofSeconds(5));
    }

    @Test
    void fillsInTheHeadWithAddressesAsTheClientSeesThem() throws Exception {
        HttpResponse<String> page =
                gateway.get("/watch/public", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "live.example.org");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(page.body())
                .contains(
                        "<title>Über &lt;b&gt;Flüsse&lt;/b&gt; - Rostrum</title>",
                        "<meta property=\"og:url\" content=\"https://live.example.org/watch/public\" />",
                        "content=\"https://live.example.org/live/public/poster.jpg\"",
                        "type=\"application/json+oembed\" href=\"https://live.example.org/api/oembed?",
                        "<script src=\"/assets/index-5QKJ3ZFW.js\"></script>")
                .doesNotContain("<title>Viewer</title>", "noindex");
    }

    @Test
    void keepsAnUnlistedStreamOutOfSearchEngines() throws Exception {
        assertThat(gateway.get("/watch/unlisted").body()).contains("og:title", "noindex");
    }

    @Test
    void answersNotModifiedWhileNothingIsNew() throws Exception {
        String tag = gateway.get("/watch/public").headers().firstValue("ETag").orElseThrow();

        assertThat(gateway.get("/watch/public", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(gateway.get("/").headers().firstValue("ETag")).isNotEqualTo(Optional.of(tag));
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "private", "broken", "huge", "slow", "cut"})
    @Timeout(10)
    void answersThePlainPageOtherwise(String id) throws Exception {
        HttpResponse<String> page = gateway.get("/watch/" + id);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>Viewer</title>").doesNotContain("og:", "Board", "oembed");
    }

    @Test
    @Timeout(5)
    void waitsForASlowServiceOnce() throws Exception {
        gateway.get("/watch/slow");
        int asked = ASKED.get();
        long begun = System.nanoTime();

        gateway.get("/watch/slow");

        assertThat(ASKED.get()).isEqualTo(asked);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(700));
    }

    @Test
    void forgetsAStreamThatHasBecomePrivateWithinTwoSeconds() throws Exception {
        assertThat(gateway.get("/watch/changing").body()).contains("og:title", "Open house");

        changingVisibility = "private";

        await().atMost(Duration.ofSeconds(2))
                .until(() -> !gateway.get("/watch/changing").body().contains("Open house"));
    }

    @Test
    @Timeout(20)
    void asksOnceASecondHoweverManyReadThePage() throws Exception {
        int asked = ASKED.get();
        AtomicInteger pages = new AtomicInteger();
        long begun = System.nanoTime();
        long end = begun + Duration.ofSeconds(3).toNanos();
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> readers = new ArrayList<>();
            for (int reader = 0; reader < 20; reader++) {
                readers.add(crowd.submit(() -> {
                    while (System.nanoTime() < end) {
                        assertThat(gateway.get("/watch/unlisted").body()).contains("og:title");
                        pages.incrementAndGet();
                    }
                    return pages.get();
                }));
            }
            for (Future<Integer> reader : readers) {
                reader.get();
            }
        }
        long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();

        assertThat(pages.get()).isGreaterThan(100);
        assertThat(ASKED.get() - asked).isBetween(2, (int) seconds + 2);
    }

    @Test
    void asksNothingForOtherPages() throws Exception {
        int asked = ASKED.get();

        assertThat(gateway.get("/").body()).contains("<title>Viewer</title>");
        assertThat(gateway.get("/embed/public").body()).contains("<title>Viewer</title>");

        assertThat(ASKED.get()).isEqualTo(asked);
    }

    private static Mono<Void> answer(String id, HttpServerResponse response) {
        return switch (id) {
            case "public", "unlisted" -> json(response, stream("Über <b>Flüsse</b>", id));
            case "changing" -> json(response, stream("Open house", changingVisibility));
            // No service says that of a private stream; if one did, nobody would learn of it here.
            case "private" -> json(response, stream("Board meeting", id));
            case "broken" -> json(response, "{\"title\":");
            case "huge" -> json(response, "{\"title\":\"" + "x".repeat(100_000) + "\",\"visibility\":\"public\"}");
            case "slow" -> Mono.never();
            case "cut" ->
                response.sendByteArray(Mono.error(new IllegalStateException())).then();
            default -> response.status(404).send();
        };
    }

    private static String stream(String title, String visibility) {
        return """
            {"title": "%s", "description": "", "owner": {"name": "Ada"}, "status": "live", "visibility": "%s",
             "poster": {"url": "/live/7/poster.jpg", "width": 640, "height": 360}}
            """.formatted(title, visibility);
    }

    private static Mono<Void> json(HttpServerResponse response, String body) {
        return response.header("Content-Type", "application/json")
                .sendByteArray(Mono.just(body.getBytes(StandardCharsets.UTF_8)))
                .then();
    }
}
