/** A transcript as a file: WebVTT, SubRip, text. Plain Java. */
@NullMarked
package live.rostrum.transcription.transcript.format;

import org.jspecify.annotations.NullMarked;
