package live.rostrum.transcription.session;

import java.time.Duration;

/**
 * How long a stream waits for what.
 *
 * @param idle without sound for so long, the provider is let go
 * @param quiet after the stream's end, sound may still be on its way: it is over when none came for so long
 * @param longestEnd but not later than this after the end
 * @param finish how long a provider may take for its last phrases
 * @param firstRetry after a provider has given up; doubles each time
 * @param longestRetry and grows no longer than this
 * @param retryHopeless after a wrong key or a missing model, which do not mend themselves
 * @param noSound without sound for so long, people are told
 */
record SessionTimings(
        Duration idle,
        Duration quiet,
        Duration longestEnd,
        Duration finish,
        Duration firstRetry,
        Duration longestRetry,
        Duration retryHopeless,
        Duration noSound) {

    static final SessionTimings NORMAL = new SessionTimings(
            Duration.ofMinutes(5),
            Duration.ofSeconds(3),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10));
}
