/** Signing in and staying so: limits, refresh tokens, the cookie. */
@NullMarked
package live.rostrum.stream.login;

import org.jspecify.annotations.NullMarked;
