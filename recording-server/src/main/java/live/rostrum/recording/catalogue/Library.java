package live.rostrum.recording.catalogue;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import live.rostrum.recording.coordination.StreamDirectory;
import live.rostrum.recording.coordination.StreamDirectory.Answer;
import live.rostrum.rest.ListPage;
import org.springframework.stereotype.Service;

/** The recordings with what their streams say of them now: title and visibility are the stream's. */
@Service
public class Library {

    private static final int ID_BYTES = 12;

    private final Recordings recordings;
    private final StreamDirectory streams;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Library(Recordings recordings, StreamDirectory streams, Clock clock) {
        this.recordings = recordings;
        this.streams = streams;
        this.clock = clock;
    }

    /** The recording with this id, deleted or not, whoever may see it. */
    public Optional<Recording> find(String id) {
        return recordings.find(id).map(this::followStream);
    }

    ListPage<Recording> page(Recordings.RecordingQuery query) {
        ListPage<Recording> found = recordings.page(query);
        return new ListPage<>(
                found.items().stream().map(this::followStream).toList(), found.page(), found.size(), found.total());
    }

    Optional<Recording> rename(String id, String title) {
        return recordings.change(
                id,
                recording -> recording.with(
                        Recording.Listing.of(title, true, recording.listing().visibility())));
    }

    Optional<Recording> delete(String id) {
        return recordings.change(
                id, recording -> recording.deletedAt() == null ? recording.deletedAt(clock.instant()) : recording);
    }

    Optional<Recording> restore(String id) {
        return recordings.change(id, recording -> recording.deletedAt(null));
    }

    Recording addClip(Recording of, String title, Recording.Cut cut) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return recordings.add(new Recording(
                Base64.getUrlEncoder().withoutPadding().encodeToString(id),
                new Recording.Origin(of.origin().streamId(), of.origin().ownerId(), of.id(), cut),
                Recording.Listing.of(title, true, of.listing().visibility()),
                of.span(),
                Recording.Progress.RECORDING.to(RecordingStatus.PROCESSING),
                null,
                null,
                null));
    }

    /** A stream that is gone leaves its recordings to their owner; one that cannot be asked for leaves them as they are. */
    private Recording followStream(Recording recording) {
        Recording.Listing now = recording.listing();
        Recording.Listing next = switch (streams.ask(recording.origin().streamId())) {
            case Answer.Known(StreamDirectory.KnownStream stream) ->
                Recording.Listing.of(
                        now.renamed() ? now.title() : stream.title(),
                        now.renamed(),
                        Visibility.ofWireName(stream.visibility()));
            case Answer.Gone() -> Recording.Listing.of(now.title(), now.renamed(), Visibility.PRIVATE);
            case Answer.Away() -> now;
        };
        return next.equals(now)
                ? recording
                : recordings
                        .change(recording.id(), current -> current.with(next))
                        .orElse(recording);
    }
}
