@NullMarked
package live.rostrum.stream.embed;

import org.jspecify.annotations.NullMarked;
