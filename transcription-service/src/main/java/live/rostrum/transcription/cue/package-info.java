/**
 * Phrases to display cues: what stands on the screen, for how long, and that it does not flicker. Plain Java. Start reading at
 * {@link live.rostrum.transcription.cue.CueTimeline}.
 */
@NullMarked
package live.rostrum.transcription.cue;

import org.jspecify.annotations.NullMarked;
