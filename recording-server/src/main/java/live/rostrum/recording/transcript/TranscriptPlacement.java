package live.rostrum.recording.transcript;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import live.rostrum.recording.assembly.RecordingIndex;

/** Places the transcript of a stream in a recording of it, or in a clip of one. */
final class TranscriptPlacement {

    private TranscriptPlacement() {}

    static RecordedTranscript place(Transcript transcript, RecordingIndex index) {
        Positions positions = new Positions(index);
        return new RecordedTranscript(
                phrases(transcript, positions),
                chapters(transcript, positions),
                transcript.language(),
                seconds(positions.endMs()));
    }

    private static List<RecordedTranscript.Phrase> phrases(Transcript transcript, Positions positions) {
        List<RecordedTranscript.Phrase> placed = new ArrayList<>();
        for (Transcript.Phrase phrase : transcript.items()) {
            positions
                    .of(phrase.takeId(), phrase.takeStartMs(), phrase.takeEndMs())
                    .filter(part -> !phrase.text().isBlank())
                    .ifPresent(part -> placed.add(new RecordedTranscript.Phrase(
                            phrase.id(),
                            seconds(part.startMs()),
                            seconds(part.endMs()),
                            phrase.text(),
                            Objects.requireNonNullElse(phrase.language(), transcript.language()))));
        }
        placed.sort(Comparator.comparingDouble(RecordedTranscript.Phrase::startSeconds));
        return placed;
    }

    /** Of chapters that began while nothing was recorded the last one is under way where the recording goes on. */
    private static List<RecordedTranscript.Chapter> chapters(Transcript transcript, Positions positions) {
        List<RecordedTranscript.Chapter> placed = new ArrayList<>();
        for (Transcript.Chapter chapter : transcript.chapters()) {
            Optional<Double> position = positions.atOrAfter(chapter.takeId(), chapter.takeMs(), chapter.startTime());
            if (position.isPresent()) {
                double seconds = seconds(position.get());
                placed.removeIf(earlier -> earlier.startSeconds() >= seconds);
                placed.add(new RecordedTranscript.Chapter(seconds, chapter.title()));
            }
        }
        return placed;
    }

    private static double seconds(double milliseconds) {
        return Math.round(milliseconds) / 1000.0;
    }
}
