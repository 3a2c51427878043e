/** From the spool to one MP4 that is also its own HLS: runs of FFmpeg, fragments, and the file made of them. Plain Java, no framework. */
@NullMarked
package live.rostrum.recording.assembly;

import org.jspecify.annotations.NullMarked;
