/** Tests of delivery, through a real Tomcat. */
@NullMarked
package live.rostrum.recording.delivery;

import org.jspecify.annotations.NullMarked;
