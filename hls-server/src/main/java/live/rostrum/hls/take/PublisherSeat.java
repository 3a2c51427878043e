package live.rostrum.hls.take;

import live.rostrum.ingest.IngestError;
import live.rostrum.ingest.IngestException;
import live.rostrum.ingest.Publisher;
import org.jspecify.annotations.Nullable;

/** The one place from which a stream is published. Guarded by its stream. */
final class PublisherSeat {

    private @Nullable Publisher holder;

    @Nullable
    Publisher holder() {
        return holder;
    }

    boolean isHeldBy(Publisher publisher) {
        return holder == publisher;
    }

    /**
     * Seats a newcomer. The same take, or the same user who asks for it, displaces whoever sits there.
     *
     * @throws IngestException {@code already-publishing} if the newcomer may not
     */
    void take(Publisher newcomer, boolean sameTake, boolean takeover) {
        Publisher older = holder;
        if (older != null && older != newcomer) {
            boolean sameUser = older.grant().userId().equals(newcomer.grant().userId());
            if (!sameUser || !(sameTake || takeover)) {
                throw new IngestException(
                        IngestError.ALREADY_PUBLISHING,
                        "This stream is being broadcast from another window or device.");
            }
        }
        holder = newcomer;
        if (older != null && older != newcomer) {
            older.error(IngestError.ALREADY_PUBLISHING, "The broadcast goes on from another window or device.", true);
            older.disconnect();
        }
    }

    /** Frees the seat if it is this publisher's. */
    boolean leave(Publisher leaver) {
        boolean left = holder == leaver;
        if (left) {
            holder = null;
        }
        return left;
    }

    /** Tells whoever sits there, if somebody does. */
    void tell(IngestError error, String message) {
        if (holder != null) {
            holder.error(error, message, true);
        }
    }
}
