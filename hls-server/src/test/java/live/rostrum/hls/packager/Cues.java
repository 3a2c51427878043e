package live.rostrum.hls.packager;

import java.time.Instant;

/** Cues made up for tests, with times in seconds since the stream began. */
final class Cues {

    static final Instant EPOCH = Instant.parse("2026-01-01T12:00:00Z");

    private Cues() {}

    static CaptionCue partial(String id, double start, double end, String text) {
        return cue(id, start, end, text, false);
    }

    static CaptionCue complete(String id, double start, double end, String text) {
        return cue(id, start, end, text, true);
    }

    static CaptionCue cue(String id, double start, double end, String text, boolean isFinal) {
        return new CaptionCue(id, "en-US", at(start), at(end), text, isFinal);
    }

    private static Instant at(double seconds) {
        return EPOCH.plusMillis(Math.round(seconds * 1e3));
    }
}
