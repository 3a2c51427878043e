package live.rostrum.transcription.summary;

import java.util.ArrayList;
import java.util.List;
import live.rostrum.transcription.transcript.Phrase;
import live.rostrum.transcription.transcript.TranscriptText;

/**
 * Cuts a transcript into pieces that a model can read at once: a line a phrase, {@code [seconds] text}. The end of a piece is the beginning of the next, so that what is
 * said across a cut is understood.
 */
final class TranscriptPieces {

    /** Some 8,000 tokens in European languages, more in others. */
    static final int PIECE_CHARACTERS = 24_000;

    private static final int OVERLAP_CHARACTERS = 1_200;

    private TranscriptPieces() {}

    /** The pieces in the order of time; empty if nothing is said. */
    static List<String> of(TranscriptText text) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (Phrase phrase : text.phrases()) {
            String line = line(text, phrase);
            if (piece.length() + line.length() > PIECE_CHARACTERS) {
                pieces.add(piece.toString());
                String tail = tail(piece);
                piece.setLength(0);
                piece.append(tail);
            }
            piece.append(line);
        }
        if (!piece.isEmpty()) {
            pieces.add(piece.toString());
        }
        return pieces;
    }

    private static String line(TranscriptText text, Phrase phrase) {
        long seconds =
                Math.max(0, (long) text.transcript().seconds(phrase.when().startTime()));
        return "[" + seconds + "] " + phrase.text().replaceAll("[\\p{Cntrl}\\s]+", " ") + "\n";
    }

    private static String tail(StringBuilder piece) {
        int from = piece.indexOf("\n", Math.max(0, piece.length() - OVERLAP_CHARACTERS)) + 1;
        return piece.substring(from);
    }
}
