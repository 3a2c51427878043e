@NullMarked
package live.rostrum.gateway.client;

import org.jspecify.annotations.NullMarked;
