@NullMarked
package live.rostrum.stream.catalogue;

import org.jspecify.annotations.NullMarked;
