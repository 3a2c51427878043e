package live.rostrum.hls.take;

/**
 * How the captions of a stream fare, since this process has it.
 *
 * @param finals final captions that have come for its playlists
 * @param late those of them that came after their segment was published
 * @param lostSoundMs sound that was not handed to transcription-service in time
 */
public record CaptionFigures(long finals, long late, long lostSoundMs) {}
