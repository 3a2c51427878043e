/** Streams: what they are, who may see them, and the states that they go through. */
@NullMarked
package live.rostrum.stream.catalogue;

import org.jspecify.annotations.NullMarked;
