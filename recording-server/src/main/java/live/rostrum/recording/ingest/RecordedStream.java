package live.rostrum.recording.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import live.rostrum.ingest.IngestError;
import live.rostrum.ingest.IngestException;
import live.rostrum.ingest.Publisher;

/**
 * The sockets that send takes of one stream at one time: the running take, and beside it what a browser still has of an older one. They are one person's.
 *
 * <p>Safe for use by many threads.
 */
final class RecordedStream {

    /** A tab each, and a few whose connection has not been missed yet. */
    private static final int MAX_SEATS = 8;

    private final List<Seat> seats = new ArrayList<>();

    /**
     * Checks that a newcomer may send: nobody else does, or the newcomer takes over.
     *
     * @throws IngestException {@code already-publishing} or {@code overloaded}
     */
    synchronized void admit(Publisher newcomer, String takeId, boolean takeover) {
        List<Seat> others = seats.stream()
                .filter(seat -> !sameUser(seat.publisher(), newcomer))
                .toList();
        if (!others.isEmpty() && !takeover) {
            throw new IngestException(
                    IngestError.ALREADY_PUBLISHING, "This stream is being broadcast by somebody else.");
        }
        others.forEach(this::displace);
        boolean displacing = seats.stream().anyMatch(seat -> takeOf(seat).equals(takeId));
        long taken = seats.stream()
                .filter(seat -> !(seat.publisher() == newcomer && seat.isFinished()))
                .count();
        if (!displacing && taken >= MAX_SEATS) {
            throw new IngestException(
                    IngestError.OVERLOADED, "This stream is being sent over as many connections as it may be.");
        }
    }

    /** Seats a socket in the place of the takes that it has finished; whoever sent the same take before is displaced. */
    synchronized void seat(Seat newcomer) {
        seats.removeIf(seat -> seat.publisher() == newcomer.publisher() && seat.isFinished());
        List.copyOf(seats).stream()
                .filter(seat -> takeOf(seat).equals(takeOf(newcomer)))
                .forEach(seat -> {
                    if (seat.publisher() == newcomer.publisher()) {
                        seats.remove(seat);
                    } else {
                        displace(seat);
                    }
                });
        seats.add(newcomer);
    }

    /** The take that this socket sends; empty if it has begun none, or was displaced. */
    synchronized Optional<Seat> find(Publisher publisher, String takeId) {
        return seats.stream()
                .filter(seat -> seat.publisher() == publisher && takeOf(seat).equals(takeId))
                .findFirst();
    }

    /** Frees all seats of a socket that is gone. */
    synchronized List<Seat> leave(Publisher publisher) {
        List<Seat> left =
                seats.stream().filter(seat -> seat.publisher() == publisher).toList();
        seats.removeAll(left);
        return left;
    }

    synchronized List<Seat> seats() {
        return List.copyOf(seats);
    }

    private void displace(Seat older) {
        seats.remove(older);
        older.publisher()
                .error(IngestError.ALREADY_PUBLISHING, "The broadcast goes on from another window or device.", true);
        older.publisher().disconnect();
    }

    private static boolean sameUser(Publisher one, Publisher other) {
        return one.grant().userId().equals(other.grant().userId());
    }

    private static String takeOf(Seat seat) {
        return seat.take().manifest().takeId();
    }
}
