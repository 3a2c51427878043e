@NullMarked
package live.rostrum.stream.room;

import org.jspecify.annotations.NullMarked;
