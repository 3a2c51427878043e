/** Sends cues to whoever shows them: stream-service for rooms, hls-server for playlists. */
@NullMarked
package live.rostrum.transcription.captions;

import org.jspecify.annotations.NullMarked;
