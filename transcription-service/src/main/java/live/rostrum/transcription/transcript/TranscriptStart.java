package live.rostrum.transcription.transcript;

import java.time.Instant;

/**
 * Says whose transcript begins, or goes on.
 *
 * @param streamId of the stream
 * @param epoch programme time of position 0
 * @param language BCP 47 tag of the likeliest language
 * @param provider who listens
 * @param draft whether that is too often wrong to be shown without that word
 */
public record TranscriptStart(String streamId, Instant epoch, String language, String provider, boolean draft) {}
