@NullMarked
package live.rostrum.gateway;

import org.jspecify.annotations.NullMarked;
