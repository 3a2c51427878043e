package live.rostrum.recording.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import live.rostrum.ffmpeg.FfmpegRun;
import live.rostrum.fmp4.AvcConfiguration;
import live.rostrum.fmp4.FragmentReader;
import live.rostrum.fmp4.InitSegment;
import live.rostrum.fmp4.MalformedMediaException;
import live.rostrum.fmp4.MediaKind;
import live.rostrum.fmp4.Sample;
import live.rostrum.fmp4.TrackDescription;
import live.rostrum.recording.assembly.RunEncoder.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What comes out of a run's FFmpeg, made into fragments. It is given by FFmpeg's output threads, one at a time. What cannot go on ends the process; its other output is
 * drained until then.
 */
final class RunOutput {

    private static final Logger log = LoggerFactory.getLogger(RunOutput.class);
    private static final int STILL_TICKS = 2 * Ticks.VIDEO_HZ;

    private final String name;
    private final RunPlan plan;
    private final @Nullable BlackPicture still;
    private final RunEncoder.Sink sink;
    private final Runnable stop;
    private final FragmentMaker maker;

    // Guarded by this.
    private byte @Nullable [] header;
    private boolean begun;
    private long stillTicks = Long.MIN_VALUE;
    private @Nullable Outcome verdict;
    private @Nullable IOException storageFailure;

    /**
     * The output of a run that has not begun.
     *
     * @param still stands where the plan has no picture
     * @param stop ends the process
     */
    RunOutput(String name, RunPlan plan, @Nullable BlackPicture still, RunEncoder.Sink sink, Runnable stop) {
        this.name = name;
        this.plan = plan;
        this.still = still;
        this.sink = sink;
        this.stop = stop;
        this.maker = new FragmentMaker(plan.hasSound(), this::take);
        if (plan.picture() == RunPlan.Picture.NONE) {
            pictureTrack(requireStill().track());
        }
    }

    /**
     * Reads one of the process's outputs.
     *
     * @param heard hears that something came
     */
    FfmpegRun.Output reading(MediaKind kind, Runnable heard) {
        FragmentReader reader = new FragmentReader(new FragmentReader.Sink() {
            @Override
            public void track(TrackDescription track) {
                RunOutput.this.track(track);
            }

            @Override
            public void sample(Sample sample) {
                RunOutput.this.sample(kind, sample);
            }
        });
        return (bytes, offset, length) -> {
            heard.run();
            feed(reader, bytes, offset, length);
        };
    }

    /**
     * The process has ended.
     *
     * @param whole whether it ended by itself
     * @return what became of the run
     * @throws AssemblyException if the fragments could not be written
     */
    synchronized Outcome end(boolean whole) throws IOException {
        if (whole && verdict == null && storageFailure == null) {
            finish();
        }
        if (storageFailure != null) {
            throw AssemblyException.of(storageFailure);
        }
        if (verdict != null) {
            return verdict;
        }
        return whole && begun ? Outcome.COMPLETE : Outcome.DIED;
    }

    private void finish() {
        try {
            maker.finish();
        } catch (NoPictureException e) {
            verdict = Outcome.NO_PICTURE;
        } catch (UncheckedIOException e) {
            storageFailure = e.getCause();
        }
    }

    private void feed(FragmentReader reader, byte[] bytes, int offset, int length) {
        synchronized (this) {
            if (verdict != null || storageFailure != null) {
                return;
            }
            try {
                reader.feed(bytes, offset, length);
                return;
            } catch (NoPictureException e) {
                verdict = Outcome.NO_PICTURE;
            } catch (UncheckedIOException e) {
                storageFailure = e.getCause();
            } catch (MalformedMediaException e) {
                log.warn("{}: FFmpeg's output cannot be read: {}", name, e.getMessage());
                verdict = Outcome.DIED;
            }
        }
        stop.run();
    }

    private BlackPicture requireStill() {
        if (still == null) {
            throw new IllegalArgumentException("A run without picture needs one that stands");
        }
        return still;
    }

    private void track(TrackDescription track) {
        if (track.kind() == MediaKind.AUDIO) {
            if (track.timescaleHz() != Ticks.AUDIO_HZ) {
                throw new MalformedMediaException("Sound of " + track.timescaleHz() + " Hz");
            }
            return;
        }
        boolean fits = plan.size().is(track.width(), track.height());
        if (plan.picture() == RunPlan.Picture.COPIED
                && !(fits && AvcConfiguration.of(track).isCommon())) {
            verdict = Outcome.NEEDS_ENCODING;
            stop.run();
            return;
        }
        pictureTrack(track);
    }

    private void pictureTrack(TrackDescription track) {
        maker.pictureTrack(track);
        header = InitSegment.writeTracks(List.of(track, RecordedSound.TRACK));
    }

    private void sample(MediaKind kind, Sample sample) {
        if (verdict != null) {
            return;
        }
        if (kind == MediaKind.VIDEO) {
            maker.picture(sample.withDts(sample.dts() - RunArguments.OFFSET.toSeconds() * Ticks.VIDEO_HZ));
            return;
        }
        Sample frame = sample.withDts(sample.dts() - RunArguments.OFFSET.toSeconds() * Ticks.AUDIO_HZ);
        if (still != null) {
            standStill(still, Ticks.audioToVideo(frame.dts()));
        }
        maker.sound(frame);
    }

    /** A black picture every two seconds of sound. */
    private void standStill(BlackPicture picture, long ticks) {
        stillTicks = stillTicks == Long.MIN_VALUE ? ticks : stillTicks;
        for (;
                stillTicks <= ticks && ticks - stillTicks <= FragmentMaker.LONGEST_JUMP_TICKS;
                stillTicks += STILL_TICKS) {
            maker.picture(new Sample(stillTicks, STILL_TICKS, 0, true, picture.data()));
        }
    }

    private void take(Fragment fragment) {
        try {
            if (!begun) {
                sink.begin(
                        header == null ? new byte[0] : header,
                        maker.originTicks().orElseThrow());
                begun = true;
            }
            sink.fragment(fragment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
