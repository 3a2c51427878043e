/** Speech that the studio's browser has recognised. */
@NullMarked
package live.rostrum.transcription.speech.browser;

import org.jspecify.annotations.NullMarked;
