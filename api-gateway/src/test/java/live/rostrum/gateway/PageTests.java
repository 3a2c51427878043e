package live.rostrum.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both user interfaces as browsers get them. */
class PageTests {

    private static final String SCRIPT = "/assets/index-5QKJ3ZFW.js";

    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = new TestGateway(
                URI.create("http://127.0.0.1:1"),
                URI.create("ws://127.0.0.1:1"),
                "rostrum.gateway.content-security.media-sources=https://cdn.example.org");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, Viewer",
        "/watch/7, Viewer",
        "/embed/7, Viewer",
        "/studio/, Studio",
        "/studio/streams, Studio",
        "/studio/streams/7/live, Studio"
    })
    void answersPagesWithTheirIndex(String path, String title) throws Exception {
        HttpResponse<String> page = gateway.get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(page.body()).contains("<title>" + title + "</title>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/watch", "/watch/7/8", "/assets/gone-00000000.js", "/studio/gone.js", "/studio/a.b/../x.js"})
    void doesNotAnswerWhatIsNoPage(String path) throws Exception {
        assertThat(gateway.get(path).statusCode()).isIn(400, 404);
    }

    @Test
    void redirectsToTheStudio() throws Exception {
        HttpResponse<String> answer = gateway.get("/studio");

        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(answer.headers().firstValue("Location")).hasValue("/studio/");
    }

    @Test
    void keepsHashedFilesForAYearAndOthersNot() throws Exception {
        assertThat(cacheControlOf(SCRIPT)).isEqualTo("max-age=31536000, public, immutable");
        assertThat(cacheControlOf("/studio/main-AB12CD34.js")).isEqualTo("max-age=31536000, public, immutable");
        assertThat(cacheControlOf("/favicon.svg")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"br, gzip | br", "gzip, deflate | gzip", "br;q=0, gzip | gzip", "identity | ''"})
    void sendsWhatWasCompressedAtBuildTime(String accepted, String encoding) throws Exception {
        HttpHeaders headers = gateway.get(SCRIPT, "Accept-Encoding", accepted).headers();

        assertThat(headers.firstValue("Content-Encoding").orElse("")).isEqualTo(encoding);
        assertThat(headers.allValues("Vary")).contains("Accept-Encoding");
        assertThat(headers.firstValue("Content-Type").orElse("")).startsWith("text/javascript");
    }

    @Test
    void answersNotModified() throws Exception {
        String tag = gateway.get("/").headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = gateway.get("/", "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        HttpResponse<String> head = gateway.send(gateway.request("/").HEAD());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void doesNotTakePosts() throws Exception {
        HttpResponse<String> answer =
                gateway.send(gateway.request("/watch/7").POST(HttpRequest.BodyPublishers.ofString("x")));

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void putsTheSecurityHeadersOnPages() throws Exception {
        HttpHeaders headers = gateway.get("/").headers();

        assertThat(headers.allValues("Content-Security-Policy"))
                .containsExactly("default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
                        + "img-src 'self' data: blob: https://cdn.example.org; "
                        + "media-src 'self' blob: https://cdn.example.org; "
                        + "connect-src 'self' ws://127.0.0.1:%1$d wss://127.0.0.1:%1$d https://cdn.example.org; "
                                .formatted(gateway.port)
                        + "worker-src 'self' blob:; font-src 'self'; object-src 'none'; base-uri 'self'; "
                        + "form-action 'self'; frame-ancestors 'none'");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("strict-origin-when-cross-origin");
        assertThat(headers.firstValue("Permissions-Policy").orElse("")).startsWith("camera=(self), microphone=(self)");
        assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void letsOthersFrameTheEmbedOnly() throws Exception {
        HttpHeaders headers = gateway.get("/embed/7").headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElse("")).endsWith("frame-ancestors *");
        assertThat(headers.firstValue("X-Frame-Options")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/watch/7", "/studio/", "/studio/users", "/api/docs", "/api/oembed", "/embed", "/nothing"})
    void letsNobodyFrameAnythingElse(String path) throws Exception {
        HttpHeaders headers = gateway.get(path).headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElse("")).endsWith("frame-ancestors 'none'");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
    }

    private static String cacheControlOf(String path) throws Exception {
        return gateway.get(path).headers().firstValue("Cache-Control").orElse("");
    }
}
