/** The commands of {@code ./rostrum} that run in Java. */
@NullMarked
package live.rostrum.standalone;

import org.jspecify.annotations.NullMarked;
