package live.rostrum.hls.audio;

import java.time.Instant;

/**
 * What a browser has understood of its own sound.
 *
 * @param epoch programme time of the stream's tick 0
 * @param id one id from the first guess to the last word
 * @param start programme time
 * @param end programme time
 * @param takeId the take in which it was said
 * @param takeStartMs the same two times on the take's clock
 * @param takeEndMs the same two times on the take's clock
 * @param language BCP 47 tag
 * @param text what was said
 * @param isFinal whether this is the last word
 */
public record BrowserPhrase(
        Instant epoch,
        String id,
        Instant start,
        Instant end,
        String takeId,
        long takeStartMs,
        long takeEndMs,
        String language,
        String text,
        boolean isFinal) {}
