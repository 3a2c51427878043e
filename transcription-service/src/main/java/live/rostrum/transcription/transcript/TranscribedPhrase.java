package live.rostrum.transcription.transcript;

/**
 * A final phrase of a stream.
 *
 * @param streamId of the stream
 * @param id unique in the stream
 * @param startTime programme time, in epoch milliseconds
 * @param endTime programme time, in epoch milliseconds
 * @param takeId of the take that it was said in
 * @param takeStartMs time on the take's container clock, in milliseconds
 * @param takeEndMs time on the take's container clock, in milliseconds
 * @param language BCP 47 tag
 * @param text as it was understood
 * @param draft whether the provider is too often wrong
 */
public record TranscribedPhrase(
        String streamId,
        String id,
        long startTime,
        long endTime,
        String takeId,
        long takeStartMs,
        long takeEndMs,
        String language,
        String text,
        boolean draft) {}
