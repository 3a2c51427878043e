/** The service with doubles of what is around it. */
@NullMarked
package live.rostrum.transcription.testing;

import org.jspecify.annotations.NullMarked;
