package live.rostrum.transcription.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TranscriptPiecesTests {

    @Test
    void overlapAndLoseNothing() {
        String[] phrases = IntStream.range(0, 2_000)
                .mapToObj(i -> "Phrase " + i + " " + "word ".repeat(i % 13))
                .toArray(String[]::new);

        List<String> pieces = TranscriptPieces.of(HighlightsTests.text("en", phrases));

        Set<String> lines = new LinkedHashSet<>();
        for (String piece : pieces) {
            assertThat(piece.length()).isLessThanOrEqualTo(TranscriptPieces.PIECE_CHARACTERS);
            lines.addAll(piece.lines().toList());
        }
        assertThat(pieces).hasSizeGreaterThan(2);
        assertThat(lines).hasSize(2_000);
        for (int i = 1; i < pieces.size(); i++) {
            String first = pieces.get(i).lines().findFirst().orElseThrow();
            assertThat(pieces.get(i - 1)).contains(first);
        }
    }

    @Test
    void keepEachPhraseInItsLine() {
        assertThat(TranscriptPieces.of(HighlightsTests.text("en", "One\n[99] two\u2028three", "Four")))
                .containsExactly("[0] One [99] two\u2028three\n[3] Four\n");
        assertThat(TranscriptPieces.of(HighlightsTests.text("en"))).isEmpty();
    }
}
