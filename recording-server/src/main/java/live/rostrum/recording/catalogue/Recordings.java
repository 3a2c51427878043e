package live.rostrum.recording.catalogue;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import live.rostrum.rest.ListPage;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The recordings in the database. */
@Repository
public class Recordings {

    private static final int MOST_TRIES = 10;

    private final MongoOperations mongo;

    public Recordings(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** The recording with this id, deleted or not. */
    public Optional<Recording> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Recording.class));
    }

    /** Adds a recording, unless it is there. */
    Recording add(Recording recording) {
        try {
            return mongo.insert(recording);
        } catch (DuplicateKeyException e) {
            return find(recording.id()).orElseThrow(() -> e);
        }
    }

    /**
     * Reads, decides and writes, and starts over when somebody else has written meanwhile.
     *
     * @return what is there now; empty if there is no such recording
     */
    Optional<Recording> change(String id, UnaryOperator<Recording> change) {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            Optional<Recording> before = find(id);
            if (before.isEmpty()) {
                return before;
            }
            Recording after = change.apply(before.get());
            if (after.equals(before.get())) {
                return before;
            }
            try {
                return Optional.of(mongo.save(after));
            } catch (OptimisticLockingFailureException e) {
                // somebody else was faster: decide again
            }
        }
        throw new OptimisticLockingFailureException("Recording " + id + " is changed all the time");
    }

    /** Forgets a recording for good. */
    void remove(String id) {
        mongo.remove(Query.query(where("_id").is(id)), Recording.class);
    }

    /** All that were deleted before this moment. */
    List<Recording> deletedBefore(Instant moment) {
        return mongo.find(Query.query(where("deletedAt").lt(moment)), Recording.class);
    }

    /** All whose earlier file was replaced before this moment. */
    List<Recording> replacedBefore(Instant moment) {
        return mongo.find(Query.query(where("media.earlier.replacedAt").lt(moment)), Recording.class);
    }

    /** All that have a file and are not deleted. */
    List<Recording> playable() {
        return mongo.find(
                Query.query(where("media").exists(true).and("deletedAt").isNull()), Recording.class);
    }

    /** Some of the clips that have no file yet. */
    List<Recording> clipsToMake(int most) {
        return mongo.find(Query.query(unmadeClips()).limit(most), Recording.class);
    }

    /** How many clips of an account have no file yet. */
    long unmadeClips(String ownerId) {
        return mongo.count(Query.query(unmadeClips().and("origin.ownerId").is(ownerId)), Recording.class);
    }

    private static Criteria unmadeClips() {
        return where("origin.clipOf").ne(null).and("progress.status").is(RecordingStatus.PROCESSING);
    }

    /** The newest first. */
    ListPage<Recording> page(RecordingQuery query) {
        List<Criteria> all = new ArrayList<>();
        all.add(query.deleted ? where("deletedAt").ne(null) : where("deletedAt").isNull());
        if (query.streamId != null) {
            all.add(where("origin.streamId").is(query.streamId));
        }
        if (query.ownerId != null) {
            all.add(where("origin.ownerId").is(query.ownerId));
        }
        if (query.playableOnly) {
            all.add(where("media").ne(null));
        }
        if (!query.statuses.isEmpty()) {
            all.add(where("progress.status").in(query.statuses));
        }
        if (!query.search.isBlank()) {
            String words = query.search.strip().toLowerCase(Locale.ROOT);
            all.add(where("listing.searchText").regex(Pattern.compile(Pattern.quote(words))));
        }
        Criteria criteria = new Criteria().andOperator(all);
        List<Recording> items = mongo.find(
                Query.query(criteria)
                        .with(Sort.by(Sort.Order.desc("span.startedAt"), Sort.Order.asc("_id")))
                        .skip((long) query.page * query.size)
                        .limit(query.size),
                Recording.class);
        return new ListPage<>(items, query.page, query.size, mongo.count(Query.query(criteria), Recording.class));
    }

    /**
     * What a list is to contain.
     *
     * @param streamId only of this stream
     * @param ownerId only of this account
     * @param playableOnly only what has a file
     * @param deleted those that were deleted and can be restored, instead of the others
     * @param statuses only in these states; in any when empty
     * @param search only with this in the title, in any case
     * @param page from 0
     * @param size items on a page
     */
    record RecordingQuery(
            @Nullable String streamId,
            @Nullable String ownerId,
            boolean playableOnly,
            boolean deleted,
            Set<RecordingStatus> statuses,
            String search,
            int page,
            int size) {}
}
