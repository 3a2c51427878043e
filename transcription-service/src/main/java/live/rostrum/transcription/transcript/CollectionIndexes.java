package live.rostrum.transcription.transcript;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.MongoPersistentEntityIndexResolver;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes the index that keeps a phrase from being stored twice, as soon as there is a database. */
@Component
class CollectionIndexes {

    private static final Logger log = LoggerFactory.getLogger(CollectionIndexes.class);

    private final MongoOperations mongo;
    private boolean made;

    CollectionIndexes(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Scheduled(fixedDelay = 30_000)
    void make() {
        if (made) {
            return;
        }
        try {
            new MongoPersistentEntityIndexResolver(mongo.getConverter().getMappingContext())
                    .resolveIndexFor(Phrase.class)
                    .forEach(index -> mongo.indexOps(Phrase.class).createIndex(index));
            made = true;
        } catch (DataAccessException e) {
            log.debug("No database to make indexes in yet: {}", e.toString());
        }
    }
}
