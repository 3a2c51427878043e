@NullMarked
package live.rostrum.transcription.speech.azure;

import org.jspecify.annotations.NullMarked;
