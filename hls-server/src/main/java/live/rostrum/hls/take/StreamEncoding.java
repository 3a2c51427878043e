package live.rostrum.hls.take;

import java.nio.file.Path;
import java.time.Duration;
import live.rostrum.ffmpeg.FfmpegBinary;
import live.rostrum.hls.packager.StreamSnapshot;
import live.rostrum.hls.transcode.Ladder;
import live.rostrum.ingest.container.SourceTracks;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all takes of a stream have in common on their way through FFmpeg: the renditions and where they are packaged. Thread safe. */
final class StreamEncoding {

    private static final Logger log = LoggerFactory.getLogger(StreamEncoding.class);

    private final String streamId;
    private final LiveSettings settings;
    private final FfmpegBinary ffmpeg;
    private final StreamOutput output;
    private @Nullable Ladder ladder;

    StreamEncoding(String streamId, LiveSettings settings, FfmpegBinary ffmpeg, StreamOutput output) {
        this.streamId = streamId;
        this.settings = settings;
        this.ffmpeg = ffmpeg;
        this.output = output;
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

    /** The ladder of the first take holds for the stream; after a restart it is found again from the renditions that there are. */
    synchronized Ladder ladder(SourceTracks tracks) {
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
