package live.rostrum.transcription.summary.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import live.rostrum.transcription.modeldouble.LanguageModelDouble;
import live.rostrum.transcription.modeldouble.Reaction;
import live.rostrum.transcription.settings.SummaryProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real SDK against a real socket that speaks the API. */
@Timeout(60)
class LanguageModelTests {

    private static final ModelQuestion QUESTION = new ModelQuestion(
            "Do this.",
            List.of(new ModelQuestion.Turn(false, "With that.")),
            JsonSchemas.object(Map.of("x", JsonSchemas.text("y"))));

    private final LanguageModelDouble service = new LanguageModelDouble();
    private final LanguageModel model = model(service.baseUrl(), "sk-secret", 3);

    @AfterEach
    void close() {
        model.close();
        service.close();
    }

    @Test
    void asksByChatCompletionWithASchema() throws Exception {
        service.next(new Reaction.Answer("Here."));

        ModelAnswer answer = model.ask(QUESTION);

        assertThat(answer.text()).isEqualTo("Here.");
        assertThat(answer.model()).isEqualTo("double-1");
        assertThat(answer.inputTokens()).isPositive();
        assertThat(answer.outputTokens()).isPositive();
        assertThat(service.keys()).containsExactly("Bearer sk-secret");
        JsonNode sent = question(0);
        assertThat(sent.path("model").asString()).isEqualTo("m");
        assertThat(sent.path("messages")).hasSize(2);
        assertThat(sent.path("messages").get(0).path("role").asString()).isEqualTo("system");
        assertThat(sent.path("messages").get(1).path("content").asString()).isEqualTo("With that.");
        JsonNode format = sent.path("response_format");
        assertThat(format.path("type").asString()).isEqualTo("json_schema");
        assertThat(format.path("json_schema").path("strict").asBoolean()).isTrue();
        assertThat(format.path("json_schema")
                        .path("schema")
                        .path("additionalProperties")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void tellsTheSchemaInWordsToWhoeverTakesNone() throws Exception {
        service.next(Reaction.error(400, "invalid_request_error"), new Reaction.Answer("Here."));

        assertThat(model.ask(QUESTION).text()).isEqualTo("Here.");
        assertThat(model.ask(QUESTION).text()).isNotEmpty();

        assertThat(service.questions()).hasSize(3);
        assertThat(question(1).has("response_format")).isFalse();
        assertThat(question(1).path("messages").get(0).path("content").asString())
                .contains("\"additionalProperties\":false");
        assertThat(question(2).has("response_format")).isFalse();
    }

    @Test
    void triesTheSchemaAgainIfThatWasNotTheReason() throws Exception {
        service.next(Reaction.error(400, "x"), Reaction.error(400, "x"), new Reaction.Answer("Here."));

        assertThatThrownBy(() -> model.ask(QUESTION)).isInstanceOf(SummaryFailedException.class);
        assertThat(model.ask(QUESTION).text()).isEqualTo("Here.");

        assertThat(question(2).has("response_format")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "401, invalid_api_key, WRONG_KEY, 1",
        "403, x, WRONG_KEY, 1",
        "402, x, QUOTA, 1",
        "404, model_not_found, UNREACHABLE, 1",
        "400, context_length_exceeded, TOO_LONG, 1",
        "413, x, TOO_LONG, 1",
        "429, insufficient_quota, QUOTA, 1",
        "429, rate_limit_exceeded, QUOTA, 3",
        "500, x, UNREACHABLE, 3",
        "503, x, UNREACHABLE, 3"
    })
    void givesUpWhereItMust(int status, String code, SummaryFailure failure, int questions) {
        service.otherwise(Reaction.error(status, code));

        assertFails(failure);

        assertThat(service.questions()).hasSize(questions);
    }

    @Test
    void waitsAsLongAsItIsTold() throws Exception {
        service.next(new Reaction.Status(429, Map.of("Retry-After", "2"), "{}"), new Reaction.Answer("Here."));
        long before = System.nanoTime();

        assertThat(model.ask(QUESTION).text()).isEqualTo("Here.");

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void doesNotWaitForAnHour() {
        service.next(new Reaction.Status(429, Map.of("Retry-After", "3600"), "{}"));

        assertFails(SummaryFailure.QUOTA);

        assertThat(service.questions()).hasSize(1);
    }

    @Test
    void asksAgainAfterATrouble() throws Exception {
        service.next(Reaction.error(500, "x"), new Reaction.Cut(), new Reaction.Answer("Here."));

        assertThat(model.ask(QUESTION).text()).isEqualTo("Here.");

        assertThat(service.questions()).hasSize(3);
    }

    @Test
    void givesUpOnWhoeverNeverAnswers() {
        service.otherwise(new Reaction.Hang());
        long before = System.nanoTime();

        assertFails(SummaryFailure.TIMED_OUT);

        assertThat(service.questions()).hasSize(3);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void readsNoAnswerWithoutEnd() {
        service.otherwise(new Reaction.Flood());

        assertFails(SummaryFailure.BAD_ANSWER);

        assertThat(service.questions()).hasSize(1);
    }

    @Test
    void doesNotTakeAWebPageForAnAnswer() {
        service.otherwise(new Reaction.Status(200, Map.of(), "<html>Hello</html>"));

        assertFails(SummaryFailure.BAD_ANSWER);
    }

    @Test
    void takesAnAnswerWithoutCountsOrChoices() throws Exception {
        service.next(
                new Reaction.Status(
                        200, Map.of(), "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"Here.\"}}]}"),
                new Reaction.Status(200, Map.of(), "{\"choices\":[]}"));

        ModelAnswer answer = model.ask(QUESTION);

        assertThat(answer.text()).isEqualTo("Here.");
        assertThat(answer.model()).isEqualTo("m");
        assertThat(answer.inputTokens()).isZero();
        assertThat(model.ask(QUESTION).text()).isEmpty();
    }

    @Test
    void saysWhenNobodyIsThere() {
        try (LanguageModel nobody = model(URI.create("http://127.0.0.1:1/v1"), "", 2)) {
            assertThatThrownBy(() -> nobody.ask(QUESTION))
                    .isInstanceOfSatisfying(
                            SummaryFailedException.class,
                            e -> assertThat(e.failure()).isEqualTo(SummaryFailure.UNREACHABLE));
        }
    }

    @Test
    void keepsItsKeyToItself() {
        service.otherwise(new Reaction.Status(
                401,
                Map.of(),
                "{\"error\":{\"message\":\"Incorrect API key provided: sk-secret\",\"code\":\"invalid_api_key\"}}"));

        assertThatThrownBy(() -> model.ask(QUESTION)).hasMessageNotContaining("sk-secret");
        assertThat(settings(service.baseUrl(), "sk-secret", 3).toString()).doesNotContain("sk-secret");
    }

    private void assertFails(SummaryFailure failure) {
        assertThatThrownBy(() -> model.ask(QUESTION))
                .isInstanceOfSatisfying(
                        SummaryFailedException.class,
                        e -> assertThat(e.failure()).isEqualTo(failure));
    }

    private JsonNode question(int number) {
        return JsonMapper.shared().readTree(service.questions().get(number));
    }

    private static LanguageModel model(URI baseUrl, String key, int attempts) {
        return new LanguageModel(settings(baseUrl, key, attempts));
    }

    private static SummaryProperties settings(URI baseUrl, String key, int attempts) {
        return new SummaryProperties(key, baseUrl, "m", Duration.ofSeconds(2), attempts);
    }
}
