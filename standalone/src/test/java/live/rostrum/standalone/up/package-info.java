@NullMarked
package live.rostrum.standalone.up;

import org.jspecify.annotations.NullMarked;
