package live.rostrum.transcription.transcript;

import java.util.Comparator;
import live.rostrum.transcription.transcript.format.TimedText;
import live.rostrum.transcription.transcript.format.TranscriptFile;

/** Makes of a transcript what goes into a file. */
final class TranscriptFiles {

    private static final String DRAFT = "Draft: made by a recogniser that is often wrong.";

    private TranscriptFiles() {}

    static TranscriptFile of(TranscriptText text, Listing listing) {
        Transcript transcript = text.transcript();
        long epoch = transcript.epoch().toEpochMilli();
        return new TranscriptFile(
                listing.title(),
                transcript.voice().draft() ? DRAFT : null,
                text.phrases().stream()
                        .map(phrase -> new TimedText(
                                phrase.when().startTime() - epoch, phrase.when().endTime() - epoch, phrase.text()))
                        .toList(),
                transcript.gaps().stream()
                        .sorted(Comparator.comparingLong(Transcript.Gap::startTime))
                        .map(gap -> new TimedText(gap.startTime() - epoch, gap.endTime() - epoch, missing(gap)))
                        .toList());
    }

    private static String missing(Transcript.Gap gap) {
        long seconds = Math.max(1, Math.round((gap.endTime() - gap.startTime()) / 1_000.0));
        return "(" + seconds + " s are missing here)";
    }
}
