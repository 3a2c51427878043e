package live.rostrum.recording.catalogue;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.MongoPersistentEntityIndexResolver;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes the indexes of the collection as soon as there is a database: a recorder that starts without one must record. */
@Component
class RecordingIndexes {

    private static final Logger log = LoggerFactory.getLogger(RecordingIndexes.class);

    private final MongoOperations mongo;
    private boolean made;

    RecordingIndexes(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Scheduled(fixedDelay = 30_000)
    void make() {
        if (made) {
            return;
        }
        try {
            new MongoPersistentEntityIndexResolver(mongo.getConverter().getMappingContext())
                    .resolveIndexFor(Recording.class)
                    .forEach(index -> mongo.indexOps(Recording.class).createIndex(index));
            made = true;
        } catch (DataAccessException e) {
            log.debug("No database to make indexes in yet: {}", e.toString());
        }
    }
}
