package live.rostrum.transcription.session;

import live.rostrum.transcription.speech.SpeechState;
import live.rostrum.transcription.speech.SpeechTrouble;
import org.jspecify.annotations.Nullable;

/**
 * How a captioned stream is.
 *
 * @param state of the session with its provider
 * @param trouble what is in the way; null: nothing
 * @param nextSample position after all that was heard
 * @param lastHeardNanos when something came last, on the clock of {@link System#nanoTime}
 */
record StreamStatus(SpeechState state, @Nullable SpeechTrouble trouble, long nextSample, long lastHeardNanos) {}
