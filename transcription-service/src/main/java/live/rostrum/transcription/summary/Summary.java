package live.rostrum.transcription.summary;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import live.rostrum.transcription.summary.model.SummaryFailure;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The summary of a stream. While a new one is made the last one stays.
 *
 * @param streamId of the stream
 * @param job how the making goes
 * @param origin how what is there came about; null until there is something
 * @param content what it says; null likewise
 * @param edited whether somebody has changed it since
 */
@Document("summaries")
record Summary(
        @Id String streamId,
        Job job,
        @Nullable Origin origin,
        @Nullable SummaryContent content,
        boolean edited) {

    /** Where the making of a summary is. */
    enum Status {
        @JsonProperty("none")
        NONE,
        @JsonProperty("working")
        WORKING,
        @JsonProperty("ready")
        READY,
        @JsonProperty("failed")
        FAILED
    }

    /** What it is. */
    enum Kind {
        /** Written by a language model. */
        @JsonProperty("summary")
        SUMMARY,
        /** Phrases that stand for the rest, chosen by arithmetic. */
        @JsonProperty("highlights")
        HIGHLIGHTS
    }

    /**
     * How the making goes.
     *
     * @param failure why it failed; null if it did not
     * @param done how many questions are answered
     * @param total how many there are; 0: not known yet
     * @param starts how often it was begun, for a service may die in it
     */
    record Job(Status status, @Nullable SummaryFailure failure, int done, int total, int starts) {

        static final Job STARTED = new Job(Status.WORKING, null, 0, 0, 1);
        static final Job DONE = new Job(Status.READY, null, 0, 0, 0);

        static Job failed(SummaryFailure failure) {
            return new Job(Status.FAILED, failure, 0, 0, 0);
        }
    }

    /**
     * How a summary came about.
     *
     * @param provider who was asked; null for highlights
     * @param model that answered; null for highlights
     * @param soFar whether the event went on
     * @param inputTokens read in all
     * @param outputTokens written in all
     * @param seconds that it took
     * @param createdAt when it was ready
     */
    record Origin(
            Kind kind,
            @Nullable String provider,
            @Nullable String model,
            boolean soFar,
            long inputTokens,
            long outputTokens,
            double seconds,
            Instant createdAt) {}
}
