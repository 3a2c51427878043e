/** Rooms over Socket.IO: who is watching a stream, and what watchers are told. */
@NullMarked
package live.rostrum.stream.room;

import org.jspecify.annotations.NullMarked;
