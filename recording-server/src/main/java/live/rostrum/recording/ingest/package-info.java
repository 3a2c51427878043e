/** The recorder's socket: the ingest protocol, wired to the spool. */
@NullMarked
package live.rostrum.recording.ingest;

import org.jspecify.annotations.NullMarked;
