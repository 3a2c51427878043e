package live.rostrum.transcription.speech.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import live.rostrum.transcription.settings.AzureProperties;
import live.rostrum.transcription.speech.SpeechRequest;
import live.rostrum.transcription.speech.SpeechSession;
import live.rostrum.transcription.speechdouble.AzureSpeechDouble;
import live.rostrum.transcription.speechdouble.SpokenLine;
import live.rostrum.transcription.speechdouble.Vocabulary;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;

/** The real SDK and the double, with short pauses between tries. */
final class SpeechAgainstDouble implements AutoCloseable {

    static final String KEY = "0123456789abcdef0123456789abcdef";

    static final Pace QUICK = new Pace(
            Duration.ofMillis(300),
            Duration.ofSeconds(1),
            Duration.ofMillis(300),
            Duration.ofSeconds(1),
            Duration.ofSeconds(20),
            Duration.ofMillis(1_500),
            Duration.ofSeconds(60),
            Duration.ofSeconds(15),
            Duration.ofSeconds(8));

    private static final Duration PATIENCE = Duration.ofSeconds(45);

    final AzureSpeechDouble service;
    final AzureSpeechProvider provider;
    private final List<SpeechSession> sessions = new ArrayList<>();

    SpeechAgainstDouble(int maxSessions, Pace pace, String... words) {
        List<SpokenLine> lines = Stream.of(words).map(SpokenLine::parse).toList();
        service = AzureSpeechDouble.ofBeeps(0, Vocabulary.byPitch(lines), 40, 400);
        AzureProperties settings = new AzureProperties(KEY, null, service.host(), null, maxSessions);
        provider = new AzureSpeechProvider(settings, pace, Duration.ofSeconds(2));
    }

    /** With the words zero, one, two and so on. */
    static SpeechAgainstDouble counting() {
        return new SpeechAgainstDouble(
                100, QUICK, "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    }

    SpeechSession open(RecordingListener listener, String... languages) {
        return open(listener, List.of(), languages);
    }

    SpeechSession open(RecordingListener listener, List<String> phrases, String... languages) {
        List<String> asked = languages.length == 0 ? List.of("en-US") : List.of(languages);
        SpeechSession session = provider.open(new SpeechRequest("stream", asked, phrases), listener);
        sessions.add(session);
        return session;
    }

    static void awaitTexts(RecordingListener listener, String... texts) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(listener.texts()).containsExactly(texts));
    }

    static void awaitState(RecordingListener listener, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(listener.states()).contains(state));
    }

    static void awaitThat(ThrowingRunnable assertion) {
        await().atMost(PATIENCE).untilAsserted(assertion);
    }

    @Nullable
    static String last(List<String> states) {
        return states.isEmpty() ? null : states.getLast();
    }

    @Override
    public void close() {
        sessions.forEach(SpeechSession::close);
        provider.destroy();
        service.close();
    }
}
