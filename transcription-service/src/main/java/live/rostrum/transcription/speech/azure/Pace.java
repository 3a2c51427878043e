package live.rostrum.transcription.speech.azure;

import java.time.Duration;

/**
 * How long things take, at most.
 *
 * @param firstPause before the next try when the service cannot be reached; doubles
 * @param longestPause up to this
 * @param firstQuotaPause before the next try when there were too many; doubles
 * @param longestQuotaPause up to this
 * @param connectWithin a recognizer that is not let in within this time is replaced
 * @param silenceAfter when no sound came for so long, some silence is put in, so that the phrase before it becomes final
 * @param idleAfter when no sound came for so long, the place is given back
 * @param unheardAfter sound that was given so long ago, and of which nothing was told, had no speech in it
 * @param finishWithin what is not final by then is left out
 */
record Pace(
        Duration firstPause,
        Duration longestPause,
        Duration firstQuotaPause,
        Duration longestQuotaPause,
        Duration connectWithin,
        Duration silenceAfter,
        Duration idleAfter,
        Duration unheardAfter,
        Duration finishWithin) {

    static final Pace USUAL = new Pace(
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ofMillis(1_500),
            Duration.ofSeconds(60),
            Duration.ofSeconds(15),
            Duration.ofSeconds(8));
}
