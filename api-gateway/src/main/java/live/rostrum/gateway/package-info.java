/** The one public door: routes, limits, security headers, both user interfaces. */
@NullMarked
package live.rostrum.gateway;

import org.jspecify.annotations.NullMarked;
