/** {@code rostrum up}: all services in one JVM. */
@NullMarked
package live.rostrum.standalone.up;

import org.jspecify.annotations.NullMarked;
