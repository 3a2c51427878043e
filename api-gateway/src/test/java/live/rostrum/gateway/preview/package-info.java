@NullMarked
package live.rostrum.gateway.preview;

import org.jspecify.annotations.NullMarked;
