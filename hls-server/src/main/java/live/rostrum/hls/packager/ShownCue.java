package live.rostrum.hls.packager;

/**
 * A cue as a published segment has it, for good.
 *
 * @param startMs when it appears, since the stream began
 * @param endMs when it disappears, since the stream began
 * @param text its lines
 */
record ShownCue(long startMs, long endMs, String text) {

    boolean isIn(long fromMs, long untilMs) {
        return startMs < untilMs && endMs > fromMs;
    }
}
