package live.rostrum.hls.transcode;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import live.rostrum.ingest.container.SourceTracks;
import live.rostrum.ingest.container.SourceVideo;
import org.jspecify.annotations.Nullable;

/**
 * The processors' time that encoders may take on this machine, and who takes how much of it. A machine beyond it would make every stream late; so a take that
 * finds less room gets fewer renditions.
 *
 * <p>What a run needs is estimated from its pixels until it has run for a while, and measured then. Thread safe.
 */
public final class EncodingBudget {

    /** Core seconds that one pixel needs in all (decoded, scaled, encoded), until {@link EncoderSpeed} has measured it. */
    static final double USUAL_SECONDS_A_PIXEL = 0.9e-8;

    /** Cores that a run needs beside its pixels: sound, demuxing, muxing. */
    private static final double FIXED_CORES = 0.035;

    /** A decoded pixel costs about this much of an encoded one. */
    private static final double DECODING_SHARE = 0.2;

    private static final Duration MEASURABLE = Duration.ofSeconds(15);

    private final double cores;
    private final Set<Reservation> reservations = ConcurrentHashMap.newKeySet();
    private volatile double secondsAPixel = USUAL_SECONDS_A_PIXEL;

    /**
     * A budget.
     *
     * @param cores that all encoders together may keep busy
     */
    public EncodingBudget(double cores) {
        this.cores = cores;
    }

    /** Tells what this machine needs for a pixel, in core seconds. */
    public void measured(double newSecondsAPixel) {
        secondsAPixel = newSecondsAPixel;
    }

    /** The most of a ladder that there is room for; empty if there is none for even its lowest rung. */
    public Optional<List<Rung>> choose(SourceTracks tracks, Ladder ladder) {
        double left = cores - used();
        return ladder.choices().stream()
                .filter(rungs -> cost(tracks, rungs) <= left)
                .findFirst();
    }

    /** Takes what these rungs need, whether there is room or not, until it is closed. */
    public Reservation reserve(SourceTracks tracks, List<Rung> rungs) {
        Reservation reservation = new Reservation(cost(tracks, rungs));
        reservations.add(reservation);
        return reservation;
    }

    /** Cores that are taken now. */
    double used() {
        return reservations.stream().mapToDouble(Reservation::cores).sum();
    }

    private double cost(SourceTracks tracks, List<Rung> rungs) {
        double encoded = rungs.stream()
                .mapToDouble(rung -> (double) rung.width() * rung.height())
                .sum();
        double decoded = tracks.video().map(EncodingBudget::pixels).orElse(0.0);
        double pixelsASecond = (encoded + decoded * DECODING_SHARE) * Ladder.FRAMES_PER_SECOND;
        return FIXED_CORES + pixelsASecond * secondsAPixel;
    }

    private static double pixels(SourceVideo video) {
        return (double) video.width() * video.height();
    }

    /** What one run takes. */
    public final class Reservation implements AutoCloseable {

        private final double estimate;
        private volatile @Nullable TranscodeRun run;
        private volatile long startedNanos;

        private Reservation(double estimate) {
            this.estimate = estimate;
        }

        /** From here on this run is measured. */
        public void use(TranscodeRun started) {
            startedNanos = System.nanoTime();
            run = started;
        }

        @Override
        public void close() {
            reservations.remove(this);
        }

        private double cores() {
            TranscodeRun measurable = run;
            double seconds = (System.nanoTime() - startedNanos) / 1e9;
            if (measurable == null || seconds < MEASURABLE.toSeconds()) {
                return estimate;
            }
            return measurable
                    .processorTime()
                    .map(time -> time.toMillis() / 1e3 / seconds)
                    .orElse(estimate);
        }
    }
}
