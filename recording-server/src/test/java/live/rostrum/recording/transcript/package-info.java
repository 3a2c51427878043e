@NullMarked
package live.rostrum.recording.transcript;

import org.jspecify.annotations.NullMarked;
