package live.rostrum.transcription.speechdouble;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong with the service now. May be changed at any time, by any thread. */
public final class Faults {

    private volatile int refusal;
    private volatile @Nullable String key;
    private volatile Set<String> languages = Set.of();
    private volatile int mostSessions = Integer.MAX_VALUE;
    private volatile int cutAtHypothesis;
    private volatile boolean mute;

    /** Answers each new connection with this HTTP status; 0: accepts it. */
    public void refuse(int status) {
        refusal = status;
    }

    /** Answers 401 to any other key; null: takes any. */
    public void onlyKey(@Nullable String theKey) {
        key = theKey;
    }

    /** Answers 400 to any other language; empty: takes any. */
    public void onlyLanguages(Set<String> tags) {
        languages = Set.copyOf(tags);
    }

    /** Answers 429 to more connections at once. */
    public void atMost(int sessions) {
        mostSessions = sessions;
    }

    /** Cuts the connection, once, when a phrase has been guessed at so often; 0: does not. */
    public void cutAtHypothesis(int ordinal) {
        cutAtHypothesis = ordinal;
    }

    /** Takes sound and says nothing. */
    public void mute(boolean nothingIsSaid) {
        mute = nothingIsSaid;
    }

    boolean isMute() {
        return mute;
    }

    /** Whether to cut at this one; the next time it does not. */
    synchronized boolean cuts(int hypotheses) {
        if (cutAtHypothesis == 0 || hypotheses < cutAtHypothesis) {
            return false;
        }
        cutAtHypothesis = 0;
        return true;
    }

    /** The HTTP status for a connection; 0: it is welcome. */
    int answer(@Nullable String givenKey, @Nullable String language, int sessions) {
        if (refusal != 0) {
            return refusal;
        }
        String expected = key;
        if (expected != null && !expected.equals(givenKey)) {
            return 401;
        }
        if (language != null && !languages.isEmpty() && !languages.contains(language)) {
            return 400;
        }
        return sessions >= mostSessions ? 429 : 0;
    }
}
