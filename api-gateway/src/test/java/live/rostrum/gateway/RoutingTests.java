package live.rostrum.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.http.HttpHeaders;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which request reaches a service, and what the service is told about who asks. */
class RoutingTests {

    private static FakeService service;
    private static TestGateway gateway;
    private static TestGateway suspicious;

    @BeforeAll
    static void start() {
        service = new FakeService();
        gateway = new TestGateway(service, "rostrum.gateway.limits.body=1KB");
        suspicious = new TestGateway(service, "rostrum.gateway.client.trusted-proxies=");
    }

    @AfterAll
    static void stop() {
        gateway.close();
        suspicious.close();
        service.close();
    }

    @BeforeEach
    void forget() {
        service.seen.clear();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/streams",
                "/api/streams/7?q=a%20b",
                "/api/auth/jwks.json",
                "/api/users/me",
                "/live/7/live.m3u8"
            })
    void goesToTheServiceUnchanged(String path) throws Exception {
        HttpResponse<String> answer = gateway.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(service.seen).extracting(FakeService.Seen::line).containsExactly("GET " + path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/streams/7",
                "/actuator/env",
                "/actuator/health/../env",
                "/v3/api-docs",
                "/api/unknown",
                "/api/streams/../../internal/streams/7",
                "/api/streams/%2e%2e/%2e%2e/internal/streams/7",
                "/api/streams/%252e%252e/internal",
                "/api/streams/..%2finternal",
                "/api/streams/..;/internal",
                "/live//internal",
                "/rooms/socket.io/?EIO=4&transport=polling"
            })
    void neverReachesAService(String path) throws Exception {
        HttpResponse<String> answer = gateway.get(path);

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(service.seen).isEmpty();
    }

    @Test
    void tellsTheServiceWhoAsks() throws Exception {
        suspicious.get("/api/streams");

        HttpHeaders headers = service.seen.getFirst().headers();
        assertThat(headers.getAll("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(headers.getAll("X-Forwarded-Proto")).containsExactly("http");
        assertThat(headers.getAll("X-Forwarded-Host")).containsExactly("127.0.0.1:" + suspicious.port);
        assertThat(headers.getAll("X-Forwarded-Port")).containsExactly(String.valueOf(suspicious.port));
    }

    @Test
    void dropsForgedForwardedHeaders() throws Exception {
        suspicious.get(
                "/api/streams",
                "X-Forwarded-For",
                "203.0.113.9",
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Host",
                "evil.example",
                "X-Forwarded-Prefix",
                "/evil",
                "Forwarded",
                "for=203.0.113.9",
                "X-Real-IP",
                "203.0.113.9");

        HttpHeaders headers = service.seen.getFirst().headers();
        assertThat(headers.getAll("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(headers.getAll("X-Forwarded-Proto")).containsExactly("http");
        assertThat(headers.getAll("X-Forwarded-Host")).containsExactly("127.0.0.1:" + suspicious.port);
        assertThat(headers.contains("X-Forwarded-Prefix")).isFalse();
        assertThat(headers.contains("Forwarded")).isFalse();
        assertThat(headers.contains("X-Real-IP")).isFalse();
    }

    @Test
    void believesATrustedProxyUpToTheFirstStranger() throws Exception {
        HttpResponse<String> answer = gateway.get(
                "/api/streams",
                "X-Forwarded-For",
                "198.51.100.1, 203.0.113.9, 127.0.0.5",
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Host",
                "live.example.org");

        HttpHeaders headers = service.seen.getFirst().headers();
        assertThat(headers.getAll("X-Forwarded-For")).containsExactly("203.0.113.9");
        assertThat(headers.getAll("X-Forwarded-Proto")).containsExactly("https");
        assertThat(headers.getAll("X-Forwarded-Host")).containsExactly("live.example.org");
        assertThat(headers.getAll("X-Forwarded-Port")).containsExactly("443");
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
    }

    @Test
    void refusesALargeBodyByItsLength() throws Exception {
        HttpResponse<String> answer = gateway.send(
                gateway.request("/api/streams").POST(HttpRequest.BodyPublishers.ofString("x".repeat(2000))));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("urn:rostrum:problem:too-large");
        assertThat(service.seen).isEmpty();
    }

    @Test
    void refusesALargeBodyThatKeepsItsLengthToItself() throws Exception {
        HttpRequest.BodyPublisher unknownLength =
                HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofString("x".repeat(100_000)));

        HttpResponse<String> answer =
                gateway.send(gateway.request("/api/streams").POST(unknownLength));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("urn:rostrum:problem:too-large");
    }

    @Test
    void letsALargerBodyThroughWhereTheTableSaysSo() throws Exception {
        HttpResponse<String> largest = gateway.send(patch("/api/users/me", 192 * 1024));
        HttpResponse<String> larger = gateway.send(patch("/api/users/me", 192 * 1024 + 1));
        HttpResponse<String> elsewhere = gateway.send(patch("/api/users/me/password", 2000));

        assertThat(largest.body()).contains("\"bodyLength\":196608");
        assertThat(larger.statusCode()).isEqualTo(413);
        assertThat(larger.body()).contains("urn:rostrum:problem:too-large");
        assertThat(elsewhere.statusCode()).isEqualTo(413);
        assertThat(service.seen).extracting(FakeService.Seen::line).containsExactly("PATCH /api/users/me");
    }

    @Test
    void letsASmallBodyThrough() throws Exception {
        HttpResponse<String> answer = gateway.send(
                gateway.request("/api/streams").POST(HttpRequest.BodyPublishers.ofString("x".repeat(1000))));

        assertThat(answer.body()).contains("\"bodyLength\":1000");
    }

    @Test
    void compressesJsonOnlyWhereAsked() throws Exception {
        HttpResponse<String> compressed = gateway.get("/api/streams/large", "Accept-Encoding", "gzip");
        HttpResponse<String> plain = gateway.get("/api/streams/large");

        assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(plain.body()).hasSize(6003);
    }

    @Test
    void cutsTheConnectionWhenAServiceStopsHalfWay() {
        assertThatThrownBy(() -> gateway.get("/live/cut")).isInstanceOf(IOException.class);
    }

    @Test
    void servesTheDocumentationOfEachServiceInOnePage() throws Exception {
        assertThat(gateway.get("/api/docs").body()).contains("swagger-ui-bundle.js");
        assertThat(gateway.get("/api/docs/documents.json").body())
                .isEqualTo("[{\"name\":\"recording-server\",\"url\":\"/api/docs/recording-server.json\"},"
                        + "{\"name\":\"stream-service\",\"url\":\"/api/docs/stream-service.json\"},"
                        + "{\"name\":\"transcription-service\",\"url\":\"/api/docs/transcription-service.json\"}]")
                .as("a stable order of members")
                .isNotEmpty();
        assertThat(gateway.get("/api/docs/stream-service.json").body()).isEqualTo("{\"openapi\":\"3.1.0\"}");
        assertThat(gateway.get("/api/docs/swagger-ui/swagger-ui-bundle.js").statusCode())
                .isEqualTo(200);
        assertThat(gateway.get("/api/docs/page/start.js").body()).contains("documents.json");
        assertThat(gateway.get("/api/docs/swagger-ui/nothing.js").statusCode()).isEqualTo(404);
    }

    private static HttpRequest.Builder patch(String path, int bodyBytes) {
        return gateway.request(path).method("PATCH", HttpRequest.BodyPublishers.ofString("x".repeat(bodyBytes)));
    }
}
