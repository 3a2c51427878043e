package live.rostrum.hls.take;

import java.time.Instant;
import live.rostrum.hls.audio.BrowserPhrase;
import live.rostrum.hls.audio.PhraseAnswer;
import live.rostrum.ingest.IngestError;
import live.rostrum.ingest.IngestException;
import live.rostrum.ingest.PublishCaption;
import org.jspecify.annotations.Nullable;

/** From {@code publish:caption}, which has the take's clock, to a phrase on the programme clock, and back to an acknowledgement. */
final class SpokenCaption {

    private SpokenCaption() {}

    /**
     * The phrase.
     *
     * @param streamEpoch programme time of the stream's tick 0; null if it has not begun
     * @throws IngestException if the take is not captioned, or its clock does not run yet
     */
    static BrowserPhrase phrase(Take take, @Nullable Instant streamEpoch, PublishCaption caption) {
        if (!take.captions().enabled()) {
            throw new IngestException(IngestError.BAD_REQUEST, "The stream has no captions.");
        }
        Instant epoch = take.epoch();
        if (epoch == null || streamEpoch == null || !take.anchored()) {
            throw new IngestException(IngestError.OVERLOADED, "The take's clock does not run yet. Try again.");
        }
        return new BrowserPhrase(
                streamEpoch,
                caption.id(),
                epoch.plusMillis(caption.startMs()),
                epoch.plusMillis(caption.endMs()),
                take.id(),
                caption.startMs(),
                caption.endMs(),
                take.captions().language(),
                caption.text(),
                caption.isFinal());
    }

    /**
     * Completes an acknowledgement.
     *
     * @throws IngestException unless transcription-service has taken it
     */
    static @Nullable Void accept(PhraseAnswer answer) {
        IngestException refusal = refusal(answer);
        if (refusal != null) {
            throw refusal;
        }
        return null;
    }

    private static @Nullable IngestException refusal(PhraseAnswer answer) {
        return switch (answer) {
            case TAKEN -> null;
            case OVER -> new IngestException(IngestError.STREAM_ENDED, "The stream has ended.");
            case NOT_WANTED ->
                new IngestException(IngestError.BAD_REQUEST, "This stream's captions do not come from the browser.");
            case REFUSED -> new IngestException(IngestError.BAD_REQUEST, "This caption cannot be taken.");
            case UNKNOWN_STREAM, NOT_NOW ->
                new IngestException(IngestError.OVERLOADED, "Captions cannot be taken now. Try again.");
        };
    }
}
