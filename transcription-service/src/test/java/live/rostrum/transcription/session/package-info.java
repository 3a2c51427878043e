@NullMarked
package live.rostrum.transcription.session;

import org.jspecify.annotations.NullMarked;
