package live.rostrum.recording.catalogue;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import live.rostrum.recording.coordination.StreamDirectory;
import live.rostrum.recording.coordination.StreamDirectory.Answer;
import live.rostrum.rest.ListPage;
import org.springframework.stereotype.Service;

/** The recordings with what their streams say of them now: title, visibility and retention are the stream's. */
@Service
public class Library {

    private static final int ID_BYTES = 12;
    private static final int MOST_WAITING_CLIPS = 20;

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

    /** All that have a file and are not deleted. Once stream-service does not answer, it is not asked for the others. */
    List<Recording> playable() {
        List<Recording> found = new ArrayList<>();
        Answer answer = new Answer.Gone();
        for (Recording recording : recordings.playable()) {
            if (!(answer instanceof Answer.Away)) {
                answer = streams.ask(recording.origin().streamId());
            }
            found.add(follow(recording, answer));
        }
        return found;
    }

    Optional<Recording> rename(String id, String title) {
        return recordings.change(
                id, recording -> recording.with(recording.listing().titled(title)));
    }

    Optional<Recording> delete(String id) {
        return recordings.change(
                id, recording -> recording.deletedAt() == null ? recording.deletedAt(clock.instant()) : recording);
    }

    Optional<Recording> restore(String id) {
        return recordings.change(id, recording -> recording.deletedAt(null));
    }

    /**
     * Adds a clip that is then made.
     *
     * @throws ProblemException if as many of its owner's wait as may
     */
    Recording addClip(Recording of, String title, Recording.Cut cut) {
        if (recordings.unmadeClips(of.origin().ownerId()) >= MOST_WAITING_CLIPS) {
            throw new ProblemException(
                    ProblemType.CONFLICT, MOST_WAITING_CLIPS + " clips are being made. Wait until one is ready.");
        }
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return recordings.add(new Recording(
                Base64.getUrlEncoder().withoutPadding().encodeToString(id),
                new Recording.Origin(of.origin().streamId(), of.origin().ownerId(), of.id(), cut),
                of.listing().titled(title),
                of.span(),
                Recording.Progress.RECORDING.to(RecordingStatus.PROCESSING),
                null,
                null,
                null));
    }

    private Recording followStream(Recording recording) {
        return follow(recording, streams.ask(recording.origin().streamId()));
    }

    /** A stream that is gone leaves its recordings to their owner; one that cannot be asked for leaves them as they are. */
    private Recording follow(Recording recording, Answer answer) {
        Recording.Listing now = recording.listing();
        Recording.Listing next = switch (answer) {
            case Answer.Known(StreamDirectory.KnownStream stream) ->
                Recording.Listing.of(
                        now.renamed() ? now.title() : stream.title(),
                        now.renamed(),
                        Visibility.ofWireName(stream.visibility()),
                        stream.retentionDays());
            case Answer.Gone() ->
                Recording.Listing.of(now.title(), now.renamed(), Visibility.PRIVATE, now.retentionDays());
            case Answer.Away() -> now;
        };
        return next.equals(now)
                ? recording
                : recordings
                        .change(recording.id(), current -> current.with(next))
                        .orElse(recording);
    }
}
