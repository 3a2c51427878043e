/** What can be configured, one record a concern. */
@NullMarked
package live.rostrum.recording.settings;

import org.jspecify.annotations.NullMarked;
