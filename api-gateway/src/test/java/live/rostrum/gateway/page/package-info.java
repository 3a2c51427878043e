@NullMarked
package live.rostrum.gateway.page;

import org.jspecify.annotations.NullMarked;
