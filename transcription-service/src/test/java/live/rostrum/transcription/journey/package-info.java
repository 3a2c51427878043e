@NullMarked
package live.rostrum.transcription.journey;

import org.jspecify.annotations.NullMarked;
