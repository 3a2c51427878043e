/** Vosk: recognition on this machine with models that the user names. */
@NullMarked
package live.rostrum.transcription.speech.vosk;

import org.jspecify.annotations.NullMarked;
