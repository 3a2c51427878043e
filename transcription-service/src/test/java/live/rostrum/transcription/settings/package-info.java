@NullMarked
package live.rostrum.transcription.settings;

import org.jspecify.annotations.NullMarked;
