/**
 * Finished recordings over HTTP: the file by ranges, and the same bytes as HLS. Which recordings there are, and who may see them, it asks {@link
 * live.rostrum.recording.delivery.PlayableRecordings}.
 */
@NullMarked
package live.rostrum.recording.delivery;

import org.jspecify.annotations.NullMarked;
