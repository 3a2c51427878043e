package live.rostrum.hls.packager;

import java.time.Duration;

/**
 * How a stream is cut.
 *
 * @param segment length of a segment, the distance of the encoder's key frames
 * @param part longest part
 * @param window what a playlist names at most (the DVR window)
 */
public record PackagerSettings(Duration segment, Duration part, Duration window) {

    public PackagerSettings {
        if (segment.compareTo(part) < 0 || window.compareTo(segment.multipliedBy(6)) < 0) {
            throw new IllegalArgumentException("A part is at most a segment, and a window at least six segments");
        }
    }

    /** Two-second segments, parts of at most 0.35 s. */
    public static PackagerSettings withWindow(Duration window) {
        return new PackagerSettings(Duration.ofSeconds(2), Duration.ofMillis(350), window);
    }

    /** How many segments a playlist names at most. */
    public int windowSegments() {
        return Math.toIntExact(window.dividedBy(segment));
    }
}
