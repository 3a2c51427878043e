package live.rostrum.hls.take;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import live.rostrum.fmp4.Sample;
import live.rostrum.fmp4.TrackDescription;
import live.rostrum.hls.audio.RunSound;
import live.rostrum.hls.packager.StreamSnapshot;
import live.rostrum.hls.transcode.EncodingBudget;
import live.rostrum.hls.transcode.TranscodeListener;
import live.rostrum.hls.transcode.TranscodeOutcome;
import live.rostrum.hls.transcode.TranscodePlan;
import live.rostrum.hls.transcode.TranscodeRun;
import live.rostrum.ingest.IngestError;
import live.rostrum.ingest.container.ContainerHeader;
import live.rostrum.ingest.container.SourceTracks;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a take's runs, each where the one before ended on the programme clock, and gives their samples to the stream's packager, and their
 * sound to speech recognition.
 */
final class TakeRuns implements TakePipeline.Runs {

    private static final Logger log = LoggerFactory.getLogger(TakeRuns.class);

    /** Hears that a take cannot go on: because of its media, the encoder, or the disk. */
    interface Failure {
        void failed(IngestError reason);
    }

    private final StreamEncoding encoding;
    private final Take take;
    private final ContainerHeader header;
    private final Instant arrived;
    private final @Nullable TakePipeline before;
    private final Failure failure;
    /** Whether any run has got so far that its window could be written. */
    private volatile boolean hasBegun;

    /**
     * The runs of one take.
     *
     * @param encoding what holds for the stream
     * @param arrived when the take's first chunk came
     * @param before the pipeline of the take before, which is waited for
     */
    TakeRuns(
            StreamEncoding encoding,
            Take take,
            ContainerHeader header,
            Instant arrived,
            @Nullable TakePipeline before,
            Failure failure) {
        this.encoding = encoding;
        this.take = take;
        this.header = header;
        this.arrived = arrived;
        this.before = before;
        this.failure = failure;
    }

    @Override
    public void awaitTurn() throws InterruptedException {
        if (before != null) {
            encoding.end(before);
        }
    }

    @Override
    public TranscodeRun start(Duration from, TakePipeline.RunEvents events) throws IOException, InterruptedException {
        StreamOutput output = encoding.output();
        SourceTracks tracks = header.tracks();
        TranscodePlan plan = encoding.plan(tracks, take.captions().enabled());
        EncodingBudget.Reservation reservation = encoding.reserve(plan);
        Instant wanted = take.epoch(arrived, from).plus(from);
        StreamOutput.BegunRun begun;
        try {
            begun = output.beginRun(
                    encoding.renditions(tracks, take.captions()),
                    Set.copyOf(plan.renditions()),
                    wanted,
                    take.meter(),
                    outcome -> {
                        reservation.close();
                        events.ended(outcome);
                    });
            hasBegun = true;
        } catch (IOException | RuntimeException e) {
            reservation.close();
            throw e;
        }
        try {
            Duration trim = anchor(Duration.between(wanted, begun.start()));
            TranscodeRun run = TranscodeRun.start(
                    encoding.streamId(),
                    encoding.ffmpeg(),
                    header,
                    plan.trimmed(trim),
                    telling(events, begun.listener(), soundOf(begun)));
            reservation.use(run);
            run.write(header.bytes());
            return run;
        } catch (IOException | RuntimeException e) {
            reservation.close();
            output.abandonRun();
            throw e;
        }
    }

    @Override
    public Duration published() {
        Instant epoch = take.epoch();
        StreamSnapshot snapshot = encoding.output().snapshot();
        return epoch == null || snapshot == null ? Duration.ZERO : Duration.between(epoch, snapshot.end());
    }

    @Override
    public void neededFrom(long seq) {
        if (take.anchored()) {
            store(seq);
        }
    }

    /** On a full disk the older file stands: a successor asks for more than it needs, or for the header. */
    private void store(long neededFrom) {
        Instant epoch = take.epoch();
        if (epoch == null) {
            return;
        }
        try {
            new StoredTake(take.id(), epoch, header, neededFrom).write(encoding.directory());
        } catch (IOException e) {
            log.debug("Stream {}: take {} could not be stored: {}", encoding.streamId(), take.id(), e.toString());
        }
    }

    @Override
    public void failed(boolean nothing, String messages) {
        log.warn("Stream {}: take {} cannot go on: {}", encoding.streamId(), take.id(), messages);
        failure.failed(
                !hasBegun && encoding.output().storageFailed()
                        ? IngestError.STORAGE_FULL
                        : nothing ? IngestError.UNSUPPORTED_MEDIA : IngestError.OVERLOADED);
    }

    /**
     * Programme time never goes back: a new take is put behind what there is, and of one that goes on what there is already is trimmed off.
     *
     * @param ahead how far the programme is ahead of the media that FFmpeg will be fed
     * @return how much of it to trim
     */
    private Duration anchor(Duration ahead) {
        Instant epoch = take.epoch();
        if (epoch == null) {
            throw new IllegalStateException("The take has no clock");
        }
        if (take.anchored()) {
            return ahead;
        }
        take.anchor(epoch.plus(ahead));
        store(0);
        return Duration.ZERO;
    }

    /** Where the sound of a run lies, once the take's clock stands. */
    private RunSound soundOf(StreamOutput.BegunRun run) {
        Instant epoch = take.epoch();
        if (epoch == null) {
            throw new IllegalStateException("The take has no clock");
        }
        return new RunSound(
                run.epoch(), run.start(), take.id(), epoch, take.captions().language());
    }

    private TranscodeListener telling(TakePipeline.RunEvents events, TranscodeListener listener, RunSound sound) {
        return new TranscodeListener() {
            @Override
            public void track(String rendition, TrackDescription track) {
                listener.track(rendition, track);
            }

            @Override
            public void sample(String rendition, Sample sample) {
                events.sample();
                listener.sample(rendition, sample);
            }

            @Override
            public void speech(long firstSample, byte[] pcm) {
                encoding.speech().sound(sound, firstSample, pcm);
            }

            @Override
            public void poster(byte[] jpeg) {
                listener.poster(jpeg);
            }

            @Override
            public void finished(TranscodeOutcome outcome) {
                listener.finished(outcome);
            }
        };
    }
}
