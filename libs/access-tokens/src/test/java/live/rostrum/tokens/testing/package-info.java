/** What other services' tests need of stream-service. */
@NullMarked
package live.rostrum.tokens.testing;

import org.jspecify.annotations.NullMarked;
