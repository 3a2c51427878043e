/**
 * What transcription-service is told of a stream: its sound, and what a browser has understood of it. Bounded, in order, and never in the way of video.
 */
@NullMarked
package live.rostrum.hls.audio;

import org.jspecify.annotations.NullMarked;
