/** One page for the API of all services. */
@NullMarked
package live.rostrum.gateway.docs;

import org.jspecify.annotations.NullMarked;
