/** Ids and secrets. */
@NullMarked
package live.rostrum.stream.random;

import org.jspecify.annotations.NullMarked;
