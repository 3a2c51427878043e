/** The service's configuration: one validated record a concern. */
@NullMarked
package live.rostrum.hls.settings;

import org.jspecify.annotations.NullMarked;
