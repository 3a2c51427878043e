package live.rostrum.transcription.speech.azure;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;

/** So many sessions may have a recognizer; the others wait in the order in which they came. May be used by any thread. */
final class Places {

    private final int most;
    private final Set<Runnable> taken = new HashSet<>();
    private final Queue<Runnable> waiting = new ArrayDeque<>();

    Places(int most) {
        this.most = most;
    }

    /**
     * Asks for a place.
     *
     * @param granted is who asks, and is run when there is a place, if there is none now
     * @return whether there is one now
     */
    synchronized boolean take(Runnable granted) {
        if (taken.contains(granted)) {
            return true;
        }
        if (taken.size() < most) {
            taken.add(granted);
            return true;
        }
        if (!waiting.contains(granted)) {
            waiting.add(granted);
        }
        return false;
    }

    /** Gives the place back, or waits no longer. A repeat does nothing. */
    void release(Runnable granted) {
        Runnable next = null;
        synchronized (this) {
            waiting.remove(granted);
            if (taken.remove(granted)) {
                next = waiting.poll();
                if (next != null) {
                    taken.add(next);
                }
            }
        }
        if (next != null) {
            next.run();
        }
    }
}
