/** The recordings: a projection of the spool and of the finished files, with the API over it. */
@NullMarked
package live.rostrum.recording.catalogue;

import org.jspecify.annotations.NullMarked;
