package live.rostrum.transcription.transcript;

import java.time.Instant;

/**
 * How far a transcript goes: where listening goes on after a restart.
 *
 * @param epoch programme time of position 0
 * @param knownUntil programme time after the last final phrase or gap, in epoch milliseconds
 * @param provider who listened
 */
public record TranscriptEnd(Instant epoch, long knownUntil, String provider) {}
