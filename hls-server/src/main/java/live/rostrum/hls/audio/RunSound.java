package live.rostrum.hls.audio;

import java.time.Duration;
import java.time.Instant;

/**
 * Where the sound of one run of the encoder lies.
 *
 * @param epoch programme time of the stream's tick 0, where samples are counted from
 * @param start programme time of the run's first sample
 * @param takeId the take that is encoded
 * @param takeEpoch programme time of the take's time 0, where its container's clock counts from
 * @param language BCP 47 tag of what is spoken
 */
public record RunSound(Instant epoch, Instant start, String takeId, Instant takeEpoch, String language) {

    /** Samples a second. */
    public static final int SAMPLE_RATE_HZ = 16_000;

    private static final long NANOS_A_SAMPLE = 1_000_000_000 / SAMPLE_RATE_HZ;

    public RunSound {
        if (start.isBefore(epoch)) {
            throw new IllegalArgumentException("A run begins in its stream");
        }
    }

    /** Position of the run's first sample. */
    long firstSample() {
        return (Duration.between(epoch, start).toNanos() + NANOS_A_SAMPLE / 2) / NANOS_A_SAMPLE;
    }

    /** Programme time of a position. */
    Instant programmeTime(long sample) {
        return epoch.plusNanos(sample * NANOS_A_SAMPLE);
    }

    /** Time of a position on the take's container clock. */
    Duration takeTime(long sample) {
        return Duration.between(takeEpoch, programmeTime(sample));
    }
}
