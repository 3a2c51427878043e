package live.rostrum.transcription.transcript;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A transcript as it was at a moment, with its phrases in the order in which they were said. Never changes.
 *
 * @param transcript all but the phrases
 * @param phrases sorted by time
 */
public record TranscriptText(Transcript transcript, List<Phrase> phrases) {

    private static final Comparator<Phrase> IN_TIME = Comparator.comparingLong(
                    (Phrase phrase) -> phrase.when().startTime())
            .thenComparing(Phrase::phraseId);

    public TranscriptText {
        phrases = List.copyOf(phrases);
    }

    static TranscriptText of(Transcript transcript, List<Phrase> phrases) {
        return new TranscriptText(transcript, phrases.stream().sorted(IN_TIME).toList());
    }

    /** The same after a change. */
    TranscriptText with(Transcript changed) {
        return new TranscriptText(changed, phrases);
    }

    /** The same with a phrase that is new or changed. */
    TranscriptText with(Transcript changed, Phrase phrase) {
        List<Phrase> all = new ArrayList<>(phrases.size() + 1);
        boolean placed = false;
        for (Phrase there : phrases) {
            if (!placed && IN_TIME.compare(phrase, there) <= 0) {
                all.add(phrase);
                placed = true;
            }
            if (!there.phraseId().equals(phrase.phraseId())) {
                all.add(there);
            }
        }
        if (!placed) {
            all.add(phrase);
        }
        return new TranscriptText(changed, all);
    }

    /** What is new or changed since a version; all of it if that version is not one of this transcript. */
    public List<Phrase> since(long version) {
        if (version <= 0 || version > transcript.progress().version()) {
            return phrases;
        }
        return phrases.stream().filter(phrase -> phrase.changed() > version).toList();
    }

    /** The phrase with this id. */
    public Optional<Phrase> phrase(String phraseId) {
        return phrases.stream()
                .filter(phrase -> phrase.phraseId().equals(phraseId))
                .findFirst();
    }
}
