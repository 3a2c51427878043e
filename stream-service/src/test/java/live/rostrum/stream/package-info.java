@NullMarked
package live.rostrum.stream;

import org.jspecify.annotations.NullMarked;
