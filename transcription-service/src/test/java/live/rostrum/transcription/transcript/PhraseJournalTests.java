package live.rostrum.transcription.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class PhraseJournalTests {

    @TempDir
    private Path folder;

    @Test
    void keepsWhatWaitsOverARestart() throws IOException {
        TranscriptEvent begun = TranscriptEvent.of(
                new TranscriptStart("s", Instant.parse("2026-11-25T10:00:00Z"), "de-DE", "vosk", true));
        TranscriptEvent gap = TranscriptEvent.of(new TranscriptGap("s", 1, 2, "restart"));
        try (PhraseJournal journal = open(10, 1 << 20)) {
            assertThat(journal.add(begun)).isTrue();
            assertThat(journal.add(gap)).isTrue();
            journal.taken();
        }

        try (PhraseJournal journal = open(10, 1 << 20)) {
            assertThat(journal.size()).isEqualTo(2); // the first once more, which does no harm
            assertThat(journal.oldest()).contains(begun);
            journal.taken();
            assertThat(journal.oldest()).contains(gap);
        }
    }

    @Test
    void forgetsALineThatWasCutOff() throws IOException {
        TranscriptEvent end = TranscriptEvent.end("s");
        try (PhraseJournal journal = open(10, 1 << 20)) {
            journal.add(end);
        }
        Files.writeString(file(), Files.readString(file()) + "{\"ended\":\"tr");

        try (PhraseJournal journal = open(10, 1 << 20)) {
            assertThat(journal.size()).isOne();
            assertThat(journal.oldest()).contains(end);
        }
    }

    @Test
    void goesOnBehindALineThatWasCutInTheMiddleOfALetter() throws IOException {
        TranscriptEvent first = TranscriptEvent.end("first");
        TranscriptEvent second = TranscriptEvent.end("second");
        try (PhraseJournal journal = open(10, 1 << 20)) {
            journal.add(first);
        }
        Files.write(file(), new byte[] {'{', '"', (byte) 0xC3}, StandardOpenOption.APPEND);
        try (PhraseJournal journal = open(10, 1 << 20)) {
            assertThat(journal.add(second)).isTrue();
        }

        try (PhraseJournal journal = open(10, 1 << 20)) {
            assertThat(journal.oldest()).contains(first);
            journal.taken();
            assertThat(journal.oldest()).contains(second);
        }
    }

    @Test
    void takesNoMoreThanItMay() throws IOException {
        try (PhraseJournal journal = open(2, 1 << 20)) {
            assertThat(journal.add(TranscriptEvent.end("a"))).isTrue();
            assertThat(journal.add(TranscriptEvent.end("b"))).isTrue();
            assertThat(journal.add(TranscriptEvent.end("c"))).isFalse();
        }
        Files.delete(file());
        try (PhraseJournal journal = open(100, 60)) {
            assertThat(journal.add(TranscriptEvent.end("a"))).isTrue();
            assertThat(journal.add(TranscriptEvent.end("a-stream-with-a-long-name")))
                    .isFalse();
        }
    }

    @Test
    void beginsItsFileAnewWhenAllIsStored() throws IOException {
        try (PhraseJournal journal = open(10, 1 << 20)) {
            journal.add(TranscriptEvent.end("a"));
            journal.taken();

            assertThat(Files.size(file())).isZero();
            assertThat(journal.isEmpty()).isTrue();
        }
    }

    private PhraseJournal open(int mostEvents, long mostBytes) throws IOException {
        return new PhraseJournal(file(), mostEvents, mostBytes, JsonMapper.shared());
    }

    private Path file() {
        return folder.resolve("waiting.jsonl");
    }
}
