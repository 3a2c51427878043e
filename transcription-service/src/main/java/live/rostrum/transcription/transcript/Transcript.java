package live.rostrum.transcription.transcript;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The transcript of a stream, but for its phrases.
 *
 * @param streamId of the stream
 * @param epoch programme time of the stream's beginning; stays what it was first
 * @param voice who listens, and to what
 * @param listing what stream-service said last
 * @param progress how far it has come
 * @param gaps times of which nothing is known, at most {@value #MOST_GAPS}
 * @param endedAt when it ended; null while it goes on
 */
@Document("transcripts")
public record Transcript(
        @Id String streamId,
        Instant epoch,
        Voice voice,
        Listing listing,
        Progress progress,
        List<Gap> gaps,
        @Nullable Instant endedAt) {

    /** More phrases are not kept: forty hours of talk without a pause. */
    static final int MOST_PHRASES = 50_000;

    static final int MOST_GAPS = 500;

    public Transcript {
        gaps = gaps == null ? List.of() : List.copyOf(gaps);
    }

    /**
     * Who listens.
     *
     * @param language BCP 47 tag of the likeliest language
     * @param provider name of the provider
     * @param draft whether it is too often wrong to be shown without that word
     */
    public record Voice(String language, String provider, boolean draft) {}

    /**
     * How far a transcript has come.
     *
     * @param version counts all changes
     * @param phrases how many there may be at most: each has a number below it
     * @param lastEndTime end of the last phrase, programme time in epoch milliseconds; 0: there is none
     * @param truncated whether phrases are left out because there are too many
     */
    public record Progress(long version, int phrases, long lastEndTime, boolean truncated) {

        static final Progress NONE = new Progress(0, 0, 0, false);
    }

    /**
     * A time of which nothing is known.
     *
     * @param startTime programme time, in epoch milliseconds
     * @param endTime programme time, in epoch milliseconds
     * @param cause as in {@link TranscriptGap}
     */
    public record Gap(long startTime, long endTime, String cause) {}

    Transcript with(Listing changed) {
        return new Transcript(streamId, epoch, voice, changed, progress, gaps, endedAt);
    }

    /** Whether it is over, as far as this service was told. */
    public boolean ended() {
        return endedAt != null;
    }

    /** Programme time in seconds since the stream's beginning. */
    public double seconds(long time) {
        return (time - epoch.toEpochMilli()) / 1_000.0;
    }
}
