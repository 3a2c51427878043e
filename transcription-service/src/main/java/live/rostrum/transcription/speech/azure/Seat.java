package live.rostrum.transcription.speech.azure;

import org.jspecify.annotations.Nullable;

/** One session's place: asked for, held, and left. Owned by the session's mailbox. */
final class Seat {

    private final Places places;
    private final Runnable granted;
    private @Nullable Runnable ticket;

    /**
     * @param granted run by whoever leaves a place, when it is this session's turn
     */
    Seat(Places places, Runnable granted) {
        this.places = places;
        this.granted = granted;
    }

    /** Whether there is a place now; if not, its turn comes. */
    boolean take() {
        Runnable asked = ticket;
        if (asked == null) {
            // An object of its own each time: one that is being left must not be taken for one that is asked for.
            asked = new Runnable() {
                @Override
                public void run() {
                    granted.run();
                }
            };
            ticket = asked;
        }
        return places.take(asked);
    }

    /** Leaves it. Returns what gives it back, for when nothing uses it any more. */
    Runnable leave() {
        Runnable left = ticket;
        ticket = null;
        return left == null ? () -> {} : () -> places.release(left);
    }
}
