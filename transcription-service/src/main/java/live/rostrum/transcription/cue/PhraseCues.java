package live.rostrum.transcription.cue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cues of one phrase: what of them is shown, and what must change. */
final class PhraseCues {

    static final long SHORTEST_MS = 1_000;

    /** Characters that most people can read in a second. */
    static final int READING_SPEED = 21;

    /** A partial stays a moment longer than its words: more will come. */
    private static final long MORE_COMES_MS = 2_000;

    private final CueLayout layout = new CueLayout();
    private List<DisplayCue> shown = List.of();

    /** What must be sent so that the phrase is shown as far as it is understood. */
    List<DisplayCue> partial(CuePhrase phrase, long earliest) {
        List<DisplayCue> changes = new ArrayList<>();
        List<DisplayCue> cues = cues(phrase, earliest, false);
        for (int index = 0; index < cues.size(); index++) {
            if (index >= shown.size()
                    || !shown.get(index).text().equals(cues.get(index).text())) {
                changes.add(cues.get(index));
            }
        }
        withdraw(cues.size(), false, changes);
        shown = cues;
        return changes;
    }

    /** All of it, as it stays. */
    List<DisplayCue> finish(CuePhrase phrase, long earliest) {
        List<DisplayCue> cues = cues(phrase, earliest, true);
        List<DisplayCue> changes = new ArrayList<>(cues);
        withdraw(cues.size(), true, changes);
        shown = cues;
        return changes;
    }

    /** Takes all of it from the screen. */
    List<DisplayCue> abandon() {
        List<DisplayCue> changes = new ArrayList<>();
        withdraw(0, false, changes);
        shown = List.of();
        return changes;
    }

    @Nullable
    DisplayCue last() {
        return shown.isEmpty() ? null : shown.getLast();
    }

    private void withdraw(int from, boolean forGood, List<DisplayCue> changes) {
        for (DisplayCue cue : shown.subList(Math.min(from, shown.size()), shown.size())) {
            if (!cue.text().isEmpty()) {
                changes.add(cue.withdrawn(forGood));
            }
        }
    }

    private List<DisplayCue> cues(CuePhrase phrase, long earliest, boolean isFinal) {
        List<CueLayout.Piece> pieces = layout.lay(phrase, isFinal);
        long[] starts = starts(pieces, earliest, isFinal);
        List<DisplayCue> cues = new ArrayList<>(pieces.size());
        for (int index = 0; index < starts.length; index++) {
            CueLayout.Piece piece = pieces.get(index);
            long until = index + 1 < starts.length ? starts[index + 1] : Long.MAX_VALUE;
            cues.add(new DisplayCue(
                    phrase.id() + "." + index,
                    phrase.language(),
                    starts[index],
                    Math.min(until, end(piece, starts[index], isFinal)),
                    piece.lines().text(),
                    isFinal));
        }
        return cues;
    }

    /** When each is said, but none before the last one has been seen; while the phrase grows, as it was first shown. */
    private long[] starts(List<CueLayout.Piece> pieces, long earliest, boolean isFinal) {
        long[] starts = new long[pieces.size()];
        long least = earliest;
        for (int index = 0; index < starts.length; index++) {
            boolean keeps = !isFinal && index < shown.size();
            long wanted =
                    keeps ? shown.get(index).startTime() : pieces.get(index).startTime();
            starts[index] = Math.max(least, wanted);
            least = starts[index] + SHORTEST_MS;
        }
        return starts;
    }

    /** As long as it takes to say and to read, within bounds. */
    private static long end(CueLayout.Piece piece, long start, boolean isFinal) {
        long reading = TextColumns.characters(piece.lines().text()) * 1_000L / READING_SPEED + 1;
        long said = isFinal ? piece.endTime() : piece.endTime() + MORE_COMES_MS;
        long end = Math.max(said, start + Math.max(SHORTEST_MS, reading));
        return Math.min(end, start + CueBreaks.LONGEST_MS);
    }
}
