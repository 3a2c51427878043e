/** What was said in a recording: the transcript of its stream, moved to positions in its file. */
@NullMarked
package live.rostrum.recording.transcript;

import org.jspecify.annotations.NullMarked;
