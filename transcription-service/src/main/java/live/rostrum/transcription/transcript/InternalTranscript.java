package live.rostrum.transcription.transcript;

import java.util.ArrayList;
import java.util.List;

/**
 * A transcript as recording-server needs it: by take.
 *
 * @param version of the transcript
 * @param language of most of it
 * @param items in the order of time
 * @param chapters in the order of time
 */
record InternalTranscript(String streamId, long version, String language, List<Item> items, List<Chapter> chapters) {

    /** A phrase; times in epoch milliseconds and on the take's clock. */
    record Item(
            String id,
            String takeId,
            long takeStartMs,
            long takeEndMs,
            long startTime,
            long endTime,
            String language,
            String text) {}

    /** A chapter, at the place in a take that is said at its time. */
    record Chapter(long startTime, String takeId, long takeMs, String title) {}

    static InternalTranscript of(TranscriptText text, List<ChapterSource.Chapter> chapters) {
        Transcript transcript = text.transcript();
        return new InternalTranscript(
                transcript.streamId(),
                transcript.progress().version(),
                transcript.voice().language(),
                text.phrases().stream().map(InternalTranscript::item).toList(),
                text.phrases().isEmpty() ? List.of() : placed(text, chapters));
    }

    private static Item item(Phrase phrase) {
        return new Item(
                phrase.phraseId(),
                phrase.take().id(),
                phrase.take().startMs(),
                phrase.take().endMs(),
                phrase.when().startTime(),
                phrase.when().endTime(),
                phrase.wording().language(),
                phrase.text());
    }

    private static List<Chapter> placed(TranscriptText text, List<ChapterSource.Chapter> chapters) {
        List<Chapter> placed = new ArrayList<>();
        long epoch = text.transcript().epoch().toEpochMilli();
        for (ChapterSource.Chapter chapter : chapters) {
            long time = epoch + Math.round(chapter.startSeconds() * 1_000);
            Phrase phrase = at(text.phrases(), time);
            placed.add(new Chapter(
                    time,
                    phrase.take().id(),
                    Math.max(0, phrase.take().startMs() + time - phrase.when().startTime()),
                    chapter.title()));
        }
        return placed;
    }

    /** The last phrase that has begun then, or the first. */
    private static Phrase at(List<Phrase> phrases, long time) {
        Phrase found = phrases.getFirst();
        for (Phrase phrase : phrases) {
            if (phrase.when().startTime() > time) {
                break;
            }
            found = phrase;
        }
        return found;
    }
}
