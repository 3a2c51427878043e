@NullMarked
package live.rostrum.transcription.speech.vosk;

import org.jspecify.annotations.NullMarked;
