package live.rostrum.hls.audio;

import java.time.Duration;

/**
 * How long to wait for what.
 *
 * @param firstRetry before sound that was not taken is sent again; twice as long each time
 * @param longestRetry what that grows to
 * @param unwanted before asking again whether sound is wanted
 * @param closing how long the last sound of a stream may take
 */
record AudioPatience(Duration firstRetry, Duration longestRetry, Duration unwanted, Duration closing) {

    static final AudioPatience DEFAULT = new AudioPatience(
            Duration.ofMillis(250), Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(5));

    /** The wait before retry number {@code failures}, from 1 on. */
    Duration retry(int failures) {
        Duration wait = firstRetry.multipliedBy(1L << Math.min(failures - 1, 10));
        return wait.compareTo(longestRetry) > 0 ? longestRetry : wait;
    }
}
