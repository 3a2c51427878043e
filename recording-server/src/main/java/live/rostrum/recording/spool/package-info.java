/**
 * The spool: what broadcasters sent, on disk before it is acknowledged. Append-only files of checksummed records, made durable in groups. No FFmpeg, no database, no
 * framework.
 */
@NullMarked
package live.rostrum.recording.spool;

import org.jspecify.annotations.NullMarked;
