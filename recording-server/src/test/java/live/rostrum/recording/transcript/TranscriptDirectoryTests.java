package live.rostrum.recording.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import live.rostrum.recording.settings.ServicesProperties;
import live.rostrum.recording.transcript.TranscriptDirectory.Answer;
import live.rostrum.tokens.InternalTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptDirectoryTests {

    private TranscriptionServiceDouble service;
    private TranscriptDirectory directory;

    @BeforeEach
    void start() throws IOException {
        service = new TranscriptionServiceDouble();
        directory = directory(service.uri());
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void readsATranscriptAndLeavesAloneWhatANewerServiceAdds() {
        service.put("s", """
                {"streamId":"s","version":7,"language":"de","new":{},"items":[{"id":"p1","takeId":"t","takeStartMs":12.5,"takeEndMs":900,
                 "startTime":1,"endTime":2,"language":"de","text":"Guten Tag"}],"chapters":[{"startTime":1,"takeId":"t","takeMs":0,"title":"A"}]}""");

        assertThat(directory.ask("s"))
                .isEqualTo(new Answer.Known(new Transcript(
                        "de",
                        List.of(new Transcript.Phrase("p1", "t", 12.5, 900, "de", "Guten Tag")),
                        List.of(new Transcript.Chapter(1, "t", 0, "A")))));
    }

    @Test
    void asksOnceInTenSecondsAlsoForWhatIsNotThere() {
        service.put("s", "{\"language\":\"en\",\"items\":[]}");
        for (int i = 0; i < 5; i++) {
            assertThat(directory.ask("s")).isInstanceOf(Answer.Known.class);
            assertThat(directory.ask("silent")).isInstanceOf(Answer.None.class);
        }

        assertThat(service.asked()).containsExactly("s", "silent");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 401, 204})
    void concludesNothingFromAnErrorAndLeavesTheServiceAlone(int status) {
        service.put("s", "{\"language\":\"en\"}");
        service.fail(status);

        assertThat(directory.ask("s")).isInstanceOf(Answer.Away.class);
        assertThat(directory.ask("other")).isInstanceOf(Answer.Away.class);
        assertThat(service.asked()).containsExactly("s");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"items\":7}",
                "{\"items\":[{\"takeStartMs\":\"x\"}]}",
                "{\"items\":[null]}",
                "no JSON"
            })
    void concludesNothingFromNonsense(String body) {
        service.put("s", body);

        assertThat(directory.ask("s")).isInstanceOf(Answer.Away.class);
    }

    @Test
    void concludesNothingFromAnAnswerWithoutAnEnd() {
        service.put("s", "{\"language\":\"" + "x".repeat(17 * 1024 * 1024) + "\"}");

        assertThat(directory.ask("s")).isInstanceOf(Answer.Away.class);
    }

    @Test
    void waitsThreeSecondsAtMost() {
        service.hang();
        long begun = System.nanoTime();

        assertThat(directory.ask("s")).isInstanceOf(Answer.Away.class);

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(2_500), Duration.ofSeconds(8));
    }

    @Test
    void isAwayWhenNobodyListens() {
        service.close();

        assertThat(directory.ask("s")).isInstanceOf(Answer.Away.class);
    }

    private static TranscriptDirectory directory(URI service) {
        return new TranscriptDirectory(
                new ServicesProperties(service, service),
                new InternalTokens("0123456789abcdef0123456789abcdef", Clock.systemUTC()));
    }
}
