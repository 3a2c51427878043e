package live.rostrum.transcription.summary;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import live.rostrum.transcription.summary.model.LanguageModel;
import live.rostrum.transcription.summary.model.SummaryFailedException;
import live.rostrum.transcription.summary.model.SummaryFailure;
import live.rostrum.transcription.transcript.Transcript;
import live.rostrum.transcription.transcript.TranscriptShelf;
import live.rostrum.transcription.transcript.TranscriptText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Makes one summary: by the model if there is one, else highlights. Its outcome is in the database, or will be: what the database does not take is made again. */
@Component
class SummaryJob {

    private static final Logger log = LoggerFactory.getLogger(SummaryJob.class);

    private final TranscriptShelf shelf;
    private final Summaries summaries;
    private final Optional<LanguageModel> model;
    private final Clock clock;

    SummaryJob(TranscriptShelf shelf, Summaries summaries, Optional<LanguageModel> model, Clock clock) {
        this.shelf = shelf;
        this.summaries = summaries;
        this.model = model;
        this.clock = clock;
    }

    /** Works until it is done, has failed, or is interrupted; then it is begun again by the next run of the service. */
    void run(String streamId) {
        try {
            make(streamId);
        } catch (SummaryFailedException e) {
            log.warn("No summary of stream {}: {}, {}", streamId, e.failure().code(), e.getMessage());
            fail(streamId, e.failure());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (DataAccessException e) {
            log.warn("The summary of stream {} waits for the database: {}", streamId, e.getMessage());
        } catch (RuntimeException e) {
            log.error("The summary of stream {} failed", streamId, e);
            fail(streamId, SummaryFailure.BAD_ANSWER);
        }
    }

    private void make(String streamId) throws SummaryFailedException, InterruptedException {
        Instant startedAt = clock.instant();
        TranscriptText text = shelf.find(streamId)
                .filter(there -> !there.phrases().isEmpty())
                .orElseThrow(() -> new SummaryFailedException(SummaryFailure.NOTHING_SAID, "there are no words"));
        Transcript transcript = text.transcript();
        boolean soFar = !transcript.ended() && !transcript.listing().ended();
        if (model.isEmpty()) {
            SummaryContent content = SummaryContent.ofHighlights(Highlights.of(text));
            if (content.highlights().isEmpty()) {
                throw new SummaryFailedException(SummaryFailure.NOTHING_SAID, "there are too few words");
            }
            summaries.done(streamId, origin(null, soFar, startedAt), content);
            return;
        }
        Summariser summariser = new Summariser(model.get(), (done, total) -> summaries.progress(streamId, done, total));
        SummaryContent content = summariser.summarise(text, transcript.listing().title());
        summaries.done(streamId, origin(summariser, soFar, startedAt), content);
        log.info(
                "Stream {} is summarised, {} tokens read, {} written",
                streamId,
                summariser.inputTokens(),
                summariser.outputTokens());
    }

    private Summary.Origin origin(@Nullable Summariser summariser, boolean soFar, Instant startedAt) {
        Instant now = clock.instant();
        double seconds = Duration.between(startedAt, now).toMillis() / 1_000.0;
        return summariser == null
                ? new Summary.Origin(Summary.Kind.HIGHLIGHTS, null, null, soFar, 0, 0, seconds, now)
                : new Summary.Origin(
                        Summary.Kind.SUMMARY,
                        model.map(LanguageModel::provider).orElse(null),
                        summariser.modelName(),
                        soFar,
                        summariser.inputTokens(),
                        summariser.outputTokens(),
                        seconds,
                        now);
    }

    private void fail(String streamId, SummaryFailure failure) {
        try {
            summaries.failed(streamId, Summary.Job.failed(failure));
        } catch (DataAccessException e) {
            log.warn("That the summary of stream {} failed cannot be stored: {}", streamId, e.getMessage());
        }
    }
}
