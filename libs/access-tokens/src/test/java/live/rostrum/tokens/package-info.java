@NullMarked
package live.rostrum.tokens;

import org.jspecify.annotations.NullMarked;
