/** Speech by Microsoft's service, through its SDK: the only package that knows the SDK. */
@NullMarked
package live.rostrum.transcription.speech.azure;

import org.jspecify.annotations.NullMarked;
