/** Errors that cross HTTP as {@code application/problem+json} (RFC 9457), the same from every service. */
@NullMarked
package live.rostrum.problems;

import org.jspecify.annotations.NullMarked;
