/** Which path goes to which service. */
@NullMarked
package live.rostrum.gateway.route;

import org.jspecify.annotations.NullMarked;
