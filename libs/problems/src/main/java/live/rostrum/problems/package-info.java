/**
 * Errors that cross HTTP as {@code application/problem+json} (RFC 9457), the same from every service.
 *
 * <p>This package is plain Java: what a problem is. {@code live.rostrum.problems.json} turns broken JSON into one,
 * {@code live.rostrum.problems.webmvc} writes it from a Spring MVC service.
 */
@NullMarked
package live.rostrum.problems;

import org.jspecify.annotations.NullMarked;
