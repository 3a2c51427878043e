package live.rostrum.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What clients get when something is down, slow, wrong or too much. */
class FailureTests {

    @Test
    void answersAProblemWhenAServiceIsDown() throws Exception {
        try (TestGateway gateway = withoutServices()) {
            HttpResponse<String> answer = gateway.get("/api/streams");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.body())
                    .isEqualTo(
                            "{\"type\":\"urn:rostrum:problem:service-unavailable\",\"title\":\"Service unavailable\","
                                    + "\"status\":503,\"detail\":\"This part of Rostrum is not running at the moment. Try again"
                                    + " in a few seconds.\",\"instance\":\"/api/streams\"}");
        }
    }

    @Test
    void answersAProblemWhenAServiceIsSlow() throws Exception {
        try (FakeService service = new FakeService();
                TestGateway gateway = new TestGateway(
                        service, "spring.cloud.gateway.server.webflux.httpclient.response-timeout=300ms")) {
            HttpResponse<String> answer = gateway.get("/live/slow");

            assertThat(answer.statusCode()).isEqualTo(504);
            assertThat(answer.body()).contains("urn:rostrum:problem:service-timeout");
        }
    }

    @Test
    void keepsPathTokensOutOfProblems() throws Exception {
        try (TestGateway gateway = withoutServices()) {
            assertThat(gateway.get("/live/~very-secret/7/live.m3u8").body())
                    .contains("/live/~***/7/live.m3u8")
                    .doesNotContain("very-secret");
        }
    }

    @Test
    void showsAPageToABrowserAndAProblemToAProgram() throws Exception {
        try (TestGateway gateway = withoutServices()) {
            HttpResponse<String> page = gateway.get("/nothing/here", "Accept", "text/html,application/xhtml+xml");
            HttpResponse<String> problem = gateway.get("/nothing/here", "Accept", "application/json");

            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
            assertThat(page.body()).contains("<h1>Not found</h1>");
            assertThat(problem.statusCode()).isEqualTo(404);
            assertThat(problem.body()).contains("urn:rostrum:problem:not-found");
        }
    }

    @Test
    void isUpOnlyWhileEveryServiceIs() throws Exception {
        try (FakeService service = new FakeService();
                TestGateway gateway = new TestGateway(service)) {
            HttpResponse<String> up = gateway.get("/actuator/health");
            assertThat(up.statusCode()).isEqualTo(200);
            assertThat(up.body())
                    .contains(
                            "\"stream-service\":{\"status\":\"UP\"}",
                            "\"hls-server\":{\"status\":\"UP\"}",
                            "\"recording-server\":{\"status\":\"UP\"}",
                            "\"transcription-service\":{\"status\":\"UP\"}");

            service.healthStatus.set(503);
            HttpResponse<String> down = eventually(gateway, 503);
            assertThat(down.body()).contains("\"reason\":\"status 503\"").doesNotContain("127.0.0.1");

            service.healthStatus.set(200);
            eventually(gateway, 200);
        }
    }

    @Test
    void isDownWhenAServiceIsNotThere() throws Exception {
        try (TestGateway gateway = withoutServices()) {
            HttpResponse<String> answer = gateway.get("/actuator/health");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("\"reason\":\"connection refused\"");
        }
    }

    @Test
    void slowsDownAnAddressThatAsksTooOften() throws Exception {
        try (FakeService service = new FakeService();
                TestGateway gateway = new TestGateway(
                        service,
                        "rostrum.gateway.limits.api-burst=5",
                        "rostrum.gateway.limits.api-requests-per-second=1")) {
            for (int i = 0; i < 5; i++) {
                assertThat(gateway.get("/api/streams").statusCode()).isEqualTo(200);
            }
            HttpResponse<String> refused = gateway.get("/api/streams");

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.body()).contains("urn:rostrum:problem:too-many-requests");
            assertThat(gateway.get("/live/7/live.m3u8").statusCode())
                    .as("playlists and segments have no rate")
                    .isEqualTo(200);
            assertThat(gateway.get("/api/streams", "X-Forwarded-For", "203.0.113.9")
                            .statusCode())
                    .as("another address")
                    .isEqualTo(200);
        }
    }

    @Test
    void boundsTheRequestsInProgressOfOneAddress() throws Exception {
        try (FakeService service = new FakeService();
                TestGateway gateway = new TestGateway(service, "rostrum.gateway.limits.open-requests=3")) {
            HttpRequest slow = gateway.request("/live/slow").build();
            IntStream.range(0, 3).forEach(i -> {
                CompletableFuture<?> waiting = gateway.client().sendAsync(slow, HttpResponse.BodyHandlers.discarding());
                assertThat(waiting).isNotDone();
            });
            Awaitility.await().until(() -> service.seen.size() == 3);

            HttpResponse<String> refused = gateway.get("/live/7/live.m3u8");

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.body()).contains("urn:rostrum:problem:too-many-connections");
            gateway.client().shutdownNow();
        }
    }

    private static TestGateway withoutServices() {
        return new TestGateway(URI.create("http://127.0.0.1:1"), URI.create("ws://127.0.0.1:1"));
    }

    private static HttpResponse<String> eventually(TestGateway gateway, int status) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> gateway.get("/actuator/health"), answer -> answer.statusCode() == status);
    }
}
