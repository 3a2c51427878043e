package live.rostrum.transcription.summary.model;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientImpl;
import com.openai.client.okhttp.OkHttpClient;
import com.openai.core.ClientOptions;
import com.openai.core.JsonValue;
import com.openai.errors.OpenAIException;
import com.openai.models.ResponseFormatJsonSchema;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.completions.CompletionUsage;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import live.rostrum.transcription.settings.SummaryProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a model through the OpenAI SDK, by chat completions, which every compatible service knows. The SDK is large and is loaded with the first question. Blocks; an
 * interrupt ends it. Safe for use by many threads.
 */
public final class LanguageModel implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LanguageModel.class);

    private static final int MOST_ANSWER_BYTES = 2 << 20;
    private static final String NO_KEY = "none";

    private final SummaryProperties settings;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private @Nullable OpenAIClient client;

    /** False once the service has refused to be given a schema: then it is told in words. */
    private volatile boolean knowsSchemas = true;

    public LanguageModel(SummaryProperties settings) {
        this.settings = settings;
    }

    /** Who is asked: {@code openai}, or the name of the machine that speaks its language. */
    public String provider() {
        URI address = settings.baseUrl();
        return settings.hasOwnAddress() && address != null
                ? Objects.requireNonNullElse(address.getHost(), "own")
                : "openai";
    }

    /** What is asked for. */
    public String model() {
        return settings.model();
    }

    /**
     * Asks, again and again if need be.
     *
     * @throws SummaryFailedException if there is no answer
     */
    public ModelAnswer ask(ModelQuestion question) throws SummaryFailedException, InterruptedException {
        int attempt = 0;
        boolean withSchema = knowsSchemas;
        while (true) {
            try {
                ModelAnswer answer = answer(client().chat().completions().create(request(question, withSchema)));
                knowsSchemas = withSchema;
                return answer;
            } catch (OpenAIException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                ModelTrouble trouble = ModelTrouble.of(e);
                if (trouble.refusesRequest() && withSchema) {
                    log.info("The model refuses the request; it is told of the answer's form in words");
                    withSchema = false;
                } else {
                    attempt++;
                    pause(trouble, attempt);
                }
            }
        }
    }

    private void pause(ModelTrouble trouble, int attempt) throws SummaryFailedException, InterruptedException {
        Duration pause = trouble.pause().orElseGet(() -> RetryPause.backoff(attempt - 1, random));
        if (!trouble.maybeOver() || attempt >= settings.attempts() || pause.compareTo(RetryPause.LONGEST) > 0) {
            throw new SummaryFailedException(trouble.failure(), trouble.description());
        }
        log.info("The model did not answer, attempt {}: {}", attempt, trouble.description());
        Thread.sleep(pause);
    }

    private ChatCompletionCreateParams request(ModelQuestion question, boolean withSchema) {
        ChatCompletionCreateParams.Builder request =
                ChatCompletionCreateParams.builder().model(settings.model());
        request.addSystemMessage(
                withSchema
                        ? question.instructions()
                        : question.instructions() + "\n\nAnswer with one JSON object and nothing else, of this JSON"
                                + " schema:\n" + JsonSchemas.text(question.schema()));
        for (ModelQuestion.Turn turn : question.turns()) {
            if (turn.byModel()) {
                request.addAssistantMessage(turn.text());
            } else {
                request.addUserMessage(turn.text());
            }
        }
        if (withSchema) {
            request.responseFormat(schema(question));
        }
        return request.build();
    }

    private static ResponseFormatJsonSchema schema(ModelQuestion question) {
        ResponseFormatJsonSchema.JsonSchema.Schema.Builder schema =
                ResponseFormatJsonSchema.JsonSchema.Schema.builder();
        question.schema().forEach((name, value) -> schema.putAdditionalProperty(name, JsonValue.from(value)));
        return ResponseFormatJsonSchema.builder()
                .jsonSchema(ResponseFormatJsonSchema.JsonSchema.builder()
                        .name("summary")
                        .schema(schema.build())
                        .strict(true)
                        .build())
                .build();
    }

    private ModelAnswer answer(ChatCompletion completion) {
        Optional<CompletionUsage> usage = completion.usage();
        String text = completion.choices().stream()
                .findFirst()
                .flatMap(choice -> choice.message().content())
                .orElse("");
        String name =
                completion._model().asString().filter(given -> !given.isBlank()).orElse(settings.model());
        return new ModelAnswer(
                text,
                name,
                usage.flatMap(tokens -> tokens._promptTokens().asKnown()).orElse(0L),
                usage.flatMap(tokens -> tokens._completionTokens().asKnown()).orElse(0L));
    }

    private synchronized OpenAIClient client() {
        OpenAIClient there = client;
        if (there == null) {
            String key = settings.key();
            ClientOptions.Builder options = ClientOptions.builder()
                    .httpClient(new BoundedHttpClient(
                            OkHttpClient.builder().timeout(settings.timeout()).build(), MOST_ANSWER_BYTES))
                    .apiKey(key == null || key.isBlank() ? NO_KEY : key)
                    .timeout(settings.timeout())
                    .maxRetries(0);
            if (settings.hasOwnAddress()) {
                options.baseUrl(String.valueOf(settings.baseUrl()));
            }
            there = new OpenAIClientImpl(options.build());
            client = there;
        }
        return there;
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
        }
    }
}
