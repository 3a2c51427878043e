/**
 * One captioned stream: sound in, phrases out to screens and transcript, whatever happens to the provider meanwhile. Start reading at
 * {@link live.rostrum.transcription.session.CaptionedStreams}.
 */
@NullMarked
package live.rostrum.transcription.session;

import org.jspecify.annotations.NullMarked;
