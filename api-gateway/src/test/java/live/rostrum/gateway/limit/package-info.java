@NullMarked
package live.rostrum.gateway.limit;

import org.jspecify.annotations.NullMarked;
