/** What can be configured, one record a concern. */
@NullMarked
package live.rostrum.transcription.settings;

import org.jspecify.annotations.NullMarked;
