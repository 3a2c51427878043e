/** Tests of the settings. */
@NullMarked
package live.rostrum.recording.settings;

import org.jspecify.annotations.NullMarked;
