package live.rostrum.transcription.transcript;

import java.util.List;

/**
 * A transcript as the API gives it.
 *
 * @param status {@code live} or {@code ended}
 * @param draft whether the provider is too often wrong to be trusted
 * @param epoch programme time of the stream's beginning, in epoch milliseconds
 * @param items in the order of time; what has changed, if only that was asked for
 * @param gaps times of which nothing is known
 * @param version to ask for what changes from now on
 * @param truncated whether there is more than is kept
 */
public record TranscriptView(
        String streamId,
        String title,
        String language,
        String status,
        String provider,
        boolean draft,
        long epoch,
        List<PhraseView> items,
        List<GapView> gaps,
        long version,
        boolean truncated) {

    /**
     * A time of which nothing is known.
     *
     * @param cause {@code restart}, {@code no-audio} or {@code provider}
     */
    public record GapView(double startSeconds, double seconds, String cause) {}

    static TranscriptView of(TranscriptText text, Listing listing, long after) {
        Transcript transcript = text.transcript();
        return new TranscriptView(
                transcript.streamId(),
                listing.title(),
                transcript.voice().language(),
                status(transcript, listing),
                transcript.voice().provider(),
                transcript.voice().draft(),
                transcript.epoch().toEpochMilli(),
                text.since(after).stream()
                        .map(phrase -> PhraseView.of(transcript, phrase))
                        .toList(),
                transcript.gaps().stream()
                        .map(gap -> new GapView(
                                transcript.seconds(gap.startTime()),
                                (gap.endTime() - gap.startTime()) / 1_000.0,
                                gap.cause()))
                        .toList(),
                transcript.progress().version(),
                transcript.progress().truncated());
    }

    /** Whether more is to come. */
    public static String status(Transcript transcript, Listing listing) {
        return transcript.ended() || listing.ended() ? "ended" : "live";
    }
}
