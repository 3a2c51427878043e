package live.rostrum.transcription.transcript;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.rostrum.transcription.cue.CuePhrase;
import live.rostrum.transcription.cue.CueTimeline;
import live.rostrum.transcription.cue.DisplayCue;
import live.rostrum.transcription.transcript.format.TimedText;
import live.rostrum.transcription.transcript.format.TranscriptFile;

/** Makes of a transcript what goes into a file. */
final class TranscriptFiles {

    private static final String DRAFT = "Draft: made by a recogniser that is often wrong.";

    private TranscriptFiles() {}

    static TranscriptFile of(TranscriptText text, Listing listing, boolean asCues) {
        Transcript transcript = text.transcript();
        long epoch = transcript.epoch().toEpochMilli();
        return new TranscriptFile(
                listing.title(),
                transcript.voice().draft() ? DRAFT : null,
                asCues ? cues(text.phrases(), epoch) : phrases(text.phrases(), epoch),
                transcript.gaps().stream()
                        .sorted(Comparator.comparingLong(Transcript.Gap::startTime))
                        .map(gap -> new TimedText(gap.startTime() - epoch, gap.endTime() - epoch, missing(gap)))
                        .toList());
    }

    private static List<TimedText> phrases(List<Phrase> phrases, long epoch) {
        return phrases.stream()
                .map(phrase -> new TimedText(
                        phrase.when().startTime() - epoch, phrase.when().endTime() - epoch, phrase.text()))
                .toList();
    }

    /** As they stood, or would have stood, on the screen. A cue that something follows ends earlier than it was first said to. */
    private static List<TimedText> cues(List<Phrase> phrases, long epoch) {
        CueTimeline timeline = new CueTimeline();
        Map<String, DisplayCue> cues = new LinkedHashMap<>();
        for (Phrase phrase : phrases) {
            Phrase.When when = phrase.when();
            CuePhrase spoken = new CuePhrase(
                    phrase.phraseId(),
                    when.startTime(),
                    Math.max(when.startTime(), when.endTime()),
                    phrase.wording().language(),
                    phrase.text(),
                    List.of());
            timeline.finalPhrase(spoken).forEach(cue -> cues.put(cue.id(), cue));
        }
        return cues.values().stream()
                .filter(cue -> !cue.text().isEmpty())
                .map(cue -> new TimedText(cue.startTime() - epoch, cue.endTime() - epoch, cue.text()))
                .sorted(Comparator.comparingLong(TimedText::startMs))
                .toList();
    }

    private static String missing(Transcript.Gap gap) {
        long seconds = Math.max(1, Math.round((gap.endTime() - gap.startTime()) / 1_000.0));
        return "(" + seconds + " s are missing here)";
    }
}
