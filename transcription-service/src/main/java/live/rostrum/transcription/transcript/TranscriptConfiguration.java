package live.rostrum.transcription.transcript;

import java.io.IOException;
import live.rostrum.transcription.settings.DataProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** What transcripts need. */
@Configuration(proxyBeanMethods = false)
class TranscriptConfiguration {

    /** Fifty streams that talk without a pause fill it in twenty minutes. */
    private static final int MOST_EVENTS_WAITING = 20_000;

    private static final long MOST_JOURNAL_BYTES = 64L << 20;

    @Bean
    PhraseJournal phraseJournal(DataProperties data, JsonMapper json) throws IOException {
        return new PhraseJournal(
                data.directory().resolve("transcripts").resolve("waiting.jsonl"),
                MOST_EVENTS_WAITING,
                MOST_JOURNAL_BYTES,
                json);
    }
}
