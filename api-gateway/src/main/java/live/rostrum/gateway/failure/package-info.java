/** Errors as pages for people and as problem documents for programs. */
@NullMarked
package live.rostrum.gateway.failure;

import org.jspecify.annotations.NullMarked;
