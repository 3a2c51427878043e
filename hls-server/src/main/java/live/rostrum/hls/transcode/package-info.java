/** One FFmpeg child for each run of a take: which renditions, which arguments, its input and its outputs. */
@NullMarked
package live.rostrum.hls.transcode;

import org.jspecify.annotations.NullMarked;
