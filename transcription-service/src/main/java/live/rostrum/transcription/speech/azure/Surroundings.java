package live.rostrum.transcription.speech.azure;

import java.util.concurrent.Executor;

/**
 * What all sessions share.
 *
 * @param recognizers makes recognizers
 * @param places so many may have one
 * @param gate whether the key is held to be wrong
 * @param alarms time
 * @param mailboxes runs what the sessions do; never blocks for long
 * @param openings runs what makes recognizers; a few at once
 * @param closings frees them; a few at once
 * @param pace how long things take
 */
record Surroundings(
        Recognizers recognizers,
        Places places,
        KeyGate gate,
        Alarms alarms,
        Executor mailboxes,
        Executor openings,
        Closings closings,
        Pace pace) {}
