/** recording-server: takes a broadcaster's chunks, keeps them, and makes recordings of them. Data goes ingest, spool, assembly, store, delivery. */
@NullMarked
package live.rostrum.recording;

import org.jspecify.annotations.NullMarked;
