package live.rostrum.problems.webmvc;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import live.rostrum.problems.Problem;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Problems as they leave a real server. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"rostrum.http.largest-body=2KB", "spring.web.locale=en", "spring.web.locale-resolver=fixed"})
class ProblemHandlerTests {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"title":""}                                    | title       | Give it a title
                    {}                                              | title       | Give it a title
                    {"title":"a","tittle":"b"}                      | tittle      | is not a known field
                    {"title":"a","inner":{"size":2,"x":1}}          | inner.x     | is not a known field
                    {"title":"a","inner":{"size":"2"}}              | inner.size  | must be a number
                    {"title":"a","inner":{"size":1.5}}              | inner.size  | must be a number
                    {"title":"a","inner":{"size":9}}                | inner.size  | must be less than or equal to 5
                    {"title":"a","inner":7}                         | inner       | must be an object
                    {"title":5}                                     | title       | must be a string
                    {"title":{}}                                    | title       | must be a string
                    {"title":"a","colour":"RED"}                    | colour      | must be one of BLUE, GREEN
                    {"title":"a","colour":1}                        | colour      | must be one of the known values
                    {"title":"a","at":"soon"}                       | at          | must be a time such as 2030-01-31T18:00:00Z
                    {"title":"a","names":["a",1]}                   | names[1]    | must be a string
                    {"title":"a","names":"a"}                       | names       | must be a list
                    {"title":"a","flag":"true"}                     | flag        | must be true or false
                    """)
    void namesTheField(String body, String field, String message) throws Exception {
        HttpResponse<String> response = post(BodyPublishers.ofString(body), "application/json");

        assertProblem(response, 400, "invalid-request");
        assertThat(response.body()).contains("\"errors\":[{\"field\":\"" + field + "\",\"message\":\"" + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{",
                "``",
                "null",
                "[]",
                "7",
                "nothing",
                "{\"title\":\"a\"} {}",
                "{\"title\":\"a\",\"title\":\"b\"}"
            })
    void saysThatItIsNoJson(String body) throws Exception {
        assertProblem(post(BodyPublishers.ofString(body), "application/json"), 400, "malformed-json");
    }

    @Test
    void survivesADeepNest() throws Exception {
        assertProblem(post(BodyPublishers.ofString("[".repeat(1500)), "application/json"), 400, "malformed-json");
    }

    @Test
    void refusesOtherMediaTypesAndMethods() throws Exception {
        assertProblem(post(BodyPublishers.ofString("title=a"), "text/plain"), 415, "unsupported-media");
        assertProblem(send(HttpRequest.newBuilder(uri("/things")).DELETE()), 405, "method-not-allowed");
        assertProblem(send(HttpRequest.newBuilder(uri("/nothing"))), 404, "not-found");
        assertProblem(send(HttpRequest.newBuilder(uri("/error"))), 404, "not-found");
    }

    @Test
    void boundsTheBodyWithAndWithoutLength() throws Exception {
        byte[] body = ("{\"title\":\"" + "a".repeat(3000) + "\"}").getBytes(StandardCharsets.UTF_8);

        assertProblem(post(BodyPublishers.ofByteArray(body), "application/json"), 413, "too-large");
        assertProblem(
                post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)), "application/json"),
                413,
                "too-large");
    }

    @Test
    void checksParameters() throws Exception {
        HttpResponse<String> wrongType = send(HttpRequest.newBuilder(uri("/things?page=x")));
        HttpResponse<String> tooMuch = send(HttpRequest.newBuilder(uri("/things?page=101")));
        HttpResponse<String> missing = send(HttpRequest.newBuilder(uri("/things")));

        assertProblem(wrongType, 400, "invalid-request");
        assertProblem(tooMuch, 400, "invalid-request");
        assertProblem(missing, 400, "invalid-request");
        assertThat(wrongType.body()).contains("\"field\":\"page\"");
        assertThat(tooMuch.body()).contains("\"field\":\"page\"");
        assertThat(missing.body()).contains("\"field\":\"page\"");
    }

    @Test
    void saysNothingOfItsInside() throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(uri("/broken")));

        assertProblem(response, 500, "internal-error");
        assertThat(response.body()).doesNotContain("secret", "Exception", "live.rostrum");
    }

    @Test
    void carriesRetryAfter() throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(uri("/limited")));

        assertProblem(response, 429, "too-many-requests");
        assertThat(response.headers().firstValue("Retry-After")).contains("2");
    }

    @Test
    void leavesRefusalsToSpringSecurity() throws Exception {
        assertProblem(send(HttpRequest.newBuilder(uri("/private"))), 401, "unauthenticated");
        assertProblem(send(HttpRequest.newBuilder(uri("/denied"))), 401, "unauthenticated");
    }

    private HttpResponse<String> post(BodyPublisher body, String contentType) throws Exception {
        return send(HttpRequest.newBuilder(uri("/things"))
                .header("Content-Type", contentType)
                .POST(body));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.body()).contains("\"type\":\"urn:rostrum:problem:" + code + "\"");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(Problem.MEDIA_TYPE);
        assertThat(response.headers().allValues("Cache-Control").toString()).contains("no-store");
    }

    enum Colour {
        BLUE,
        GREEN
    }

    record Inner(@Max(5) int size) {}

    record Thing(
            @NotBlank(message = "Give it a title") @Size(max = 100) @Nullable
            String title,

            @Valid @Nullable Inner inner,
            @Nullable Colour colour,
            @Nullable Instant at,
            @Nullable List<String> names,
            @Nullable Boolean flag) {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        SecurityFilterChain chain(HttpSecurity http, SecurityProblems problems) {
            return http.csrf(csrf -> csrf.disable())
                    .authorizeHttpRequests(requests -> requests.requestMatchers("/private")
                            .authenticated()
                            .anyRequest()
                            .permitAll())
                    .exceptionHandling(handling ->
                            handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                    .build();
        }

        @Bean
        Things things() {
            return new Things();
        }
    }

    @RestController
    static class Things {

        @PostMapping("/things")
        Thing post(@Valid @RequestBody Thing thing) {
            return thing;
        }

        @GetMapping("/things")
        int list(@RequestParam @Max(100) int page) {
            return page;
        }

        @GetMapping("/broken")
        void broken() {
            throw new IllegalStateException("a secret");
        }

        @GetMapping("/limited")
        void limited() {
            throw new ProblemException(Problem.of(ProblemType.TOO_MANY_REQUESTS, "Slowly."), Duration.ofMillis(1500));
        }

        @GetMapping("/denied")
        void denied() {
            throw new AccessDeniedException("denied");
        }
    }
}
