@NullMarked
package live.rostrum.transcription.audio;

import org.jspecify.annotations.NullMarked;
