/** A double of the OpenAI API; it needs nothing but a JDK. */
@NullMarked
package live.rostrum.transcription.modeldouble;

import org.jspecify.annotations.NullMarked;
