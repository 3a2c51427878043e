@NullMarked
package live.rostrum.publisher.cli;

import org.jspecify.annotations.NullMarked;
