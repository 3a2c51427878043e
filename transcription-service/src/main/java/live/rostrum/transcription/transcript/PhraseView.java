package live.rostrum.transcription.transcript;

/**
 * A phrase as the API gives it.
 *
 * @param id unique in the stream
 * @param startSeconds programme time since the stream's beginning
 * @param endSeconds programme time since the stream's beginning
 * @param startTime programme time, in epoch milliseconds
 * @param takeId of the take that it was said in
 * @param takeStartMs time on the take's container clock
 * @param takeEndMs time on the take's container clock
 * @param language BCP 47 tag
 * @param text as it is to be read
 * @param corrected whether somebody has corrected it
 * @param draft whether the provider is too often wrong
 * @param version the transcript's version in which it last changed; its ETag
 */
public record PhraseView(
        String id,
        double startSeconds,
        double endSeconds,
        long startTime,
        String takeId,
        long takeStartMs,
        long takeEndMs,
        String language,
        String text,
        boolean corrected,
        boolean draft,
        long version) {

    static PhraseView of(Transcript transcript, Phrase phrase) {
        return new PhraseView(
                phrase.phraseId(),
                transcript.seconds(phrase.when().startTime()),
                transcript.seconds(phrase.when().endTime()),
                phrase.when().startTime(),
                phrase.take().id(),
                phrase.take().startMs(),
                phrase.take().endMs(),
                phrase.wording().language(),
                phrase.text(),
                phrase.isCorrected(),
                phrase.wording().draft() && !phrase.isCorrected(),
                phrase.changed());
    }
}
