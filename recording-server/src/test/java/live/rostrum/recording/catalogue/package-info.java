@NullMarked
package live.rostrum.recording.catalogue;

import org.jspecify.annotations.NullMarked;
