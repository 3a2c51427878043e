package live.rostrum.transcription.session;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** So many streams are listened to at one time; the others wait in the order in which they came. Thread-safe. */
final class SessionPlaces {

    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Place> waiting = new ArrayDeque<>();
    private int free;

    SessionPlaces(int most) {
        this.free = most;
    }

    /** A stream's place, or its place in the queue. */
    final class Place {

        private final Runnable granted;
        private boolean taken;
        private boolean left;

        private Place(Runnable granted) {
            this.granted = granted;
        }

        /** Leaves it to the next one. A repeat does nothing. */
        void release() {
            Place next = null;
            lock.lock();
            try {
                if (!left) {
                    left = true;
                    waiting.remove(this);
                    next = taken ? handOver() : null;
                }
            } finally {
                lock.unlock();
            }
            if (next != null) {
                next.granted.run();
            }
        }
    }

    /**
     * Asks for a place.
     *
     * @param granted run at once on this thread, or when somebody leaves on theirs; must not block
     */
    Place ask(Runnable granted) {
        Place place = new Place(granted);
        boolean now;
        lock.lock();
        try {
            now = free > 0;
            if (now) {
                free--;
                place.taken = true;
            } else {
                waiting.add(place);
            }
        } finally {
            lock.unlock();
        }
        if (now) {
            granted.run();
        }
        return place;
    }

    private @Nullable Place handOver() {
        Place next = waiting.poll();
        if (next == null) {
            free++;
        } else {
            next.taken = true;
        }
        return next;
    }
}
