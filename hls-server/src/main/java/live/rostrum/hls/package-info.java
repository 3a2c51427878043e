/** hls-server: takes a broadcaster's chunks, transcodes and packages them, and is the HLS origin. Data goes ingest, take, transcode, packager, playlist, delivery. */
@NullMarked
package live.rostrum.hls;

import org.jspecify.annotations.NullMarked;
