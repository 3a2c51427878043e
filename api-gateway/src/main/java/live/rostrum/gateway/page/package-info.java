/** The user interfaces from their jars, and the headers under which browsers run them. */
@NullMarked
package live.rostrum.gateway.page;

import org.jspecify.annotations.NullMarked;
