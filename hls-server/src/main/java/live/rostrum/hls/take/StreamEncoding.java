package live.rostrum.hls.take;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import live.rostrum.ffmpeg.FfmpegBinary;
import live.rostrum.hls.audio.StreamSpeech;
import live.rostrum.hls.packager.CaptionPlan;
import live.rostrum.hls.packager.CaptionTally;
import live.rostrum.hls.packager.StreamPlan;
import live.rostrum.hls.packager.StreamSnapshot;
import live.rostrum.hls.transcode.EncodingBudget;
import live.rostrum.hls.transcode.Ladder;
import live.rostrum.hls.transcode.Rung;
import live.rostrum.hls.transcode.TranscodePlan;
import live.rostrum.ingest.IngestError;
import live.rostrum.ingest.IngestException;
import live.rostrum.ingest.container.SourceTracks;
import live.rostrum.tokens.CaptionGrant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all takes of a stream have in common on their way through FFmpeg: the renditions, the room for them, where they are packaged, and where
 * its speech goes. Thread safe. */
final class StreamEncoding {

    private static final Logger log = LoggerFactory.getLogger(StreamEncoding.class);

    private final String streamId;
    private final LiveSettings settings;
    private final FfmpegBinary ffmpeg;
    private final EncodingBudget budget;
    private final StreamOutput output;
    private final StreamSpeech speech;
    private @Nullable Ladder ladder;
    private volatile List<String> made = List.of();
    private volatile boolean reduced;

    StreamEncoding(
            String streamId,
            LiveSettings settings,
            FfmpegBinary ffmpeg,
            EncodingBudget budget,
            StreamOutput output,
            StreamSpeech speech) {
        this.streamId = streamId;
        this.settings = settings;
        this.ffmpeg = ffmpeg;
        this.budget = budget;
        this.output = output;
        this.speech = speech;
    }

    String streamId() {
        return streamId;
    }

    FfmpegBinary ffmpeg() {
        return ffmpeg;
    }

    StreamOutput output() {
        return output;
    }

    Path directory() {
        return settings.directory().resolve(streamId);
    }

    Duration flush() {
        return settings.flush();
    }

    /**
     * Lets a take in.
     *
     * @throws IngestException {@code overloaded} if the machine has no room for it
     */
    void admit(SourceTracks tracks) {
        if (budget.choose(tracks, ladder(tracks)).isEmpty()) {
            throw new IngestException(
                    IngestError.OVERLOADED, "The server is busy with other streams, and has no room for one more.");
        }
    }

    /**
     * What a run makes of this source: as much of the ladder as there is room for.
     *
     * @param speech whether its sound is wanted for speech recognition too
     */
    TranscodePlan plan(SourceTracks tracks, boolean speech) {
        Ladder whole = ladder(tracks);
        List<Rung> rungs =
                budget.choose(tracks, whole).orElseGet(() -> whole.choices().getLast());
        TranscodePlan plan = new TranscodePlan(tracks, rungs, speech, Duration.ZERO);
        made = plan.renditions();
        reduced = rungs.size() < whole.rungs().size();
        return plan;
    }

    /** How the stream's captions fare. */
    CaptionFigures captionFigures() {
        CaptionTally tally = output.captionTally();
        return new CaptionFigures(
                tally.finals(), tally.late(), speech.lostSound().toMillis());
    }

    /** Takes a run's share of the machine. */
    EncodingBudget.Reservation reserve(TranscodePlan plan) {
        return budget.reserve(plan.tracks(), plan.rungs());
    }

    /** What the packager must know of the stream's renditions, should this be its first take. */
    StreamPlan renditions(SourceTracks tracks, CaptionGrant captions) {
        List<CaptionPlan> captionPlans = captions.enabled()
                ? CaptionPlan.of(captions.language()).stream().toList()
                : List.of();
        return new StreamPlan(ladder(tracks).plans(), captionPlans);
    }

    /** Where the stream's speech goes. */
    StreamSpeech speech() {
        return speech;
    }

    /** Names of the renditions that are made now. */
    List<String> made() {
        return made;
    }

    /** Whether there was no room for the whole ladder. */
    boolean isReduced() {
        return reduced;
    }

    /** The ladder of the first take holds for the stream; after a restart it is found again from the renditions that there are. */
    private synchronized Ladder ladder(SourceTracks tracks) {
        if (ladder == null) {
            StreamSnapshot snapshot = output.snapshot();
            ladder = output.plans().isEmpty() || snapshot == null ? Ladder.of(tracks) : Ladder.of(snapshot);
        }
        return ladder;
    }

    /** Waits until FFmpeg has written the rest of a take, and kills it if that takes too long: it may be stopped or stuck. */
    void end(TakePipeline pipeline) throws InterruptedException {
        pipeline.complete();
        if (!pipeline.awaitEnd(flush().multipliedBy(2))) {
            log.warn("Stream {}: a take did not end in {} s and is given up", streamId, flush().toSeconds() * 2);
            pipeline.abort();
            pipeline.awaitEnd(flush());
        }
    }
}
