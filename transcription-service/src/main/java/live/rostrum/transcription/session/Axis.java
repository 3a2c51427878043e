package live.rostrum.transcription.session;

import live.rostrum.transcription.speech.SpeechSession;

/**
 * The axis of a stream's sound: samples since its epoch, and programme time.
 *
 * @param epochMs programme time of position 0, in epoch milliseconds
 */
record Axis(double epochMs) {

    static final int SAMPLES_PER_MS = SpeechSession.SAMPLE_RATE_HZ / 1_000;

    /** Clocks are rounded on their way; more than this is another axis. */
    private static final double SAME_MS = 20;

    /** Programme time of a position, in epoch milliseconds. */
    long time(long sample) {
        return Math.round(epochMs + (double) sample / SAMPLES_PER_MS);
    }

    /** Position at a programme time; not before the beginning. */
    long sample(double timeMs) {
        return Math.max(0, Math.round((timeMs - epochMs) * SAMPLES_PER_MS));
    }

    /** What is added to another axis' positions to have ours: none if it is the same but for rounding. */
    long shiftFrom(Axis other) {
        double apartMs = other.epochMs - epochMs;
        return Math.abs(apartMs) <= SAME_MS ? 0 : Math.round(apartMs * SAMPLES_PER_MS);
    }
}
