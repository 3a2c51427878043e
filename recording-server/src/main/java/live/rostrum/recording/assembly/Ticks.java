package live.rostrum.recording.assembly;

import java.time.Duration;

/** The two clocks of a recording's tracks. One frame of AAC is a whole number of ticks of both. */
final class Ticks {

    static final int VIDEO_HZ = 90_000;
    static final int AUDIO_HZ = 48_000;

    /** Samples in a frame of AAC-LC (ISO/IEC 14496-3 4.5.1.1), which are ticks of the sound's clock. */
    static final int AUDIO_FRAME = 1_024;

    /** The same time in ticks of the picture's clock. */
    static final int AUDIO_FRAME_OF_VIDEO = AUDIO_FRAME * VIDEO_HZ / AUDIO_HZ;

    private static final long NANOS = 1_000_000_000;

    private Ticks() {}

    static long ofVideo(Duration time) {
        return time.getSeconds() * VIDEO_HZ + Math.round(time.getNano() * (double) VIDEO_HZ / NANOS);
    }

    static Duration toDuration(long videoTicks) {
        return Duration.ofSeconds(Math.floorDiv(videoTicks, VIDEO_HZ))
                .plusNanos(Math.floorMod(videoTicks, VIDEO_HZ) * NANOS / VIDEO_HZ);
    }

    static long audioToVideo(long audioTicks) {
        return Math.floorDiv(audioTicks * 15, 8);
    }

    static long videoToAudio(long videoTicks) {
        return Math.floorDiv(videoTicks * 8, 15);
    }
}
