package live.rostrum.transcription.speech.azure;

import java.time.Duration;
import live.rostrum.transcription.speech.SpeechState;
import live.rostrum.transcription.speech.SpeechTrouble;

/** How a session goes on after a recognizer was cancelled. Owned by the session's mailbox. */
final class Recovery {

    /** While the key is refused, each asks so often whether another's try has gone well. */
    private static final Duration LONGEST_GATE_PAUSE = Duration.ofSeconds(10);

    private final KeyGate gate;
    private final Backoff unreachable;
    private final Backoff quota;

    /** What to tell, how long to wait, and whether the place is kept meanwhile. */
    record Step(SpeechState state, SpeechTrouble trouble, Duration pause, boolean keepsPlace) {}

    Recovery(KeyGate gate, Pace pace) {
        this.gate = gate;
        this.unreachable = new Backoff(pace.firstPause(), pace.longestPause());
        this.quota = new Backoff(pace.firstQuotaPause(), pace.longestQuotaPause());
    }

    Step after(Cancellation why) {
        return switch (why) {
            case WRONG_KEY -> {
                gate.refused();
                yield behindTheGate();
            }
            case QUOTA -> new Step(SpeechState.QUEUED, SpeechTrouble.QUOTA, quota.pause(), false);
            case UNREACHABLE ->
                new Step(SpeechState.RECONNECTING, SpeechTrouble.UNREACHABLE, unreachable.pause(), true);
            case LANGUAGE_UNKNOWN, END_OF_SOUND -> throw new IllegalArgumentException("nothing follows " + why);
        };
    }

    /** While the key is held to be wrong. */
    Step behindTheGate() {
        Duration remaining = gate.remaining();
        Duration pause = remaining.compareTo(LONGEST_GATE_PAUSE) < 0 ? remaining : LONGEST_GATE_PAUSE;
        return new Step(SpeechState.FAILED, SpeechTrouble.WRONG_KEY, pause, false);
    }

    /** What the service tells shows that all is well. */
    void calm() {
        unreachable.reset();
        quota.reset();
    }
}
