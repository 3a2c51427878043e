package live.rostrum.stream.catalogue;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import live.rostrum.rest.ListPage;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The streams in the database. */
@Repository
public class Streams {

    private final MongoOperations mongo;

    public Streams(MongoOperations mongo) {
        this.mongo = mongo;
    }

    LiveStream insert(LiveStream stream) {
        return mongo.insert(stream);
    }

    Optional<LiveStream> find(String id) {
        return Optional.ofNullable(mongo.findById(id, LiveStream.class));
    }

    /** Writes a stream that was read before, unless somebody else has written it meanwhile. */
    LiveStream save(LiveStream stream) {
        return mongo.save(stream);
    }

    boolean delete(String id) {
        return mongo.remove(Query.query(where("_id").is(id)), LiveStream.class).getDeletedCount() > 0;
    }

    List<LiveStream> withStatus(StreamStatus... statuses) {
        return mongo.find(Query.query(where("lifecycle.status").in((Object[]) statuses)), LiveStream.class);
    }

    List<LiveStream> ofOwner(String userId) {
        return mongo.find(Query.query(where("owner.id").is(userId)), LiveStream.class);
    }

    /** The newest first. */
    ListPage<LiveStream> page(StreamQuery query) {
        List<Criteria> all = new ArrayList<>();
        if (query.publicOnly) {
            all.add(where("settings.visibility").is(Visibility.PUBLIC));
        }
        if (query.ownerId != null) {
            all.add(where("owner.id").is(query.ownerId));
        }
        if (!query.statuses.isEmpty()) {
            all.add(where("lifecycle.status").in(query.statuses));
        }
        if (!query.search.isBlank()) {
            String words = query.search.strip().toLowerCase(Locale.ROOT);
            all.add(where("searchText").regex(Pattern.compile(Pattern.quote(words))));
        }
        Criteria criteria = all.isEmpty() ? new Criteria() : new Criteria().andOperator(all);
        List<LiveStream> items = mongo.find(
                Query.query(criteria)
                        .with(Sort.by(Sort.Order.desc("createdAt"), Sort.Order.asc("_id")))
                        .skip((long) query.page * query.size)
                        .limit(query.size),
                LiveStream.class);
        long total = mongo.count(Query.query(criteria), LiveStream.class);
        return new ListPage<>(items, query.page, query.size, total);
    }

    /**
     * What a list is to contain.
     *
     * @param publicOnly whether unlisted and private streams are left out
     * @param ownerId only of this account
     * @param statuses only in these states; in any when empty
     * @param search only with this in title or owner's name, in any case
     * @param page from 0
     * @param size items on a page
     */
    record StreamQuery(
            boolean publicOnly,
            @Nullable String ownerId,
            Set<StreamStatus> statuses,
            String search,
            int page,
            int size) {}
}
