/** Who is asking: the address, scheme and host of the client, whatever stands between. */
@NullMarked
package live.rostrum.gateway.client;

import org.jspecify.annotations.NullMarked;
