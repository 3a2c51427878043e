package live.rostrum.transcription.transcript;

import java.time.Instant;

/**
 * Where a transcript can go on after a restart.
 *
 * @param epoch programme time of the stream's beginning
 * @param lastEndTime end of the last phrase, programme time in epoch milliseconds; 0: there is none
 * @param provider who listened last
 * @param language what was listened to
 */
public record TranscriptResume(Instant epoch, long lastEndTime, String provider, String language) {}
