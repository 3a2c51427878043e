@NullMarked
package live.rostrum.standalone;

import org.jspecify.annotations.NullMarked;
