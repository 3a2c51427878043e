package live.rostrum.stream.account;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.Optional;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The pictures of people, apart from the accounts, which are read far more often. */
@Repository
class Pictures {

    private final MongoOperations mongo;

    Pictures(MongoOperations mongo) {
        this.mongo = mongo;
    }

    Optional<Picture> find(String userId) {
        Stored stored = mongo.findById(userId, Stored.class);
        return stored == null ? Optional.empty() : Optional.of(new Picture(stored.contentType, stored.bytes));
    }

    void set(String userId, Picture picture) {
        mongo.save(new Stored(userId, picture.contentType(), picture.bytes()));
    }

    void remove(String userId) {
        mongo.remove(Query.query(where("_id").is(userId)), Stored.class);
    }

    @Document("user_pictures")
    @SuppressWarnings("ArrayRecordComponent")
    record Stored(@Id String userId, String contentType, byte[] bytes) {}
}
