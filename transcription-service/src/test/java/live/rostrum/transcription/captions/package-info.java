@NullMarked
package live.rostrum.transcription.captions;

import org.jspecify.annotations.NullMarked;
