@NullMarked
package live.rostrum.publisher.source;

import org.jspecify.annotations.NullMarked;
