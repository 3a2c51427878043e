@NullMarked
package live.rostrum.transcription.speech.sphinx;

import org.jspecify.annotations.NullMarked;
