/** Tests of the service as a whole. */
@NullMarked
package live.rostrum.recording;

import org.jspecify.annotations.NullMarked;
