package live.rostrum.transcription.summary;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** Summaries in the database. */
@Repository
class Summaries {

    private static final FindAndModifyOptions CHANGED =
            FindAndModifyOptions.options().returnNew(true);

    private final MongoOperations mongo;

    Summaries(MongoOperations mongo) {
        this.mongo = mongo;
    }

    Optional<Summary> find(String streamId) {
        return Optional.ofNullable(mongo.findById(streamId, Summary.class));
    }

    /** Begins a job; empty if there is one. */
    Optional<Summary> begin(String streamId) {
        try {
            if (find(streamId).isEmpty()) {
                return Optional.of(mongo.insert(new Summary(streamId, Summary.Job.STARTED, null, null, false)));
            }
        } catch (DuplicateKeyException e) {
            // somebody else has begun one
        }
        return change(
                where("_id").is(streamId).and("job.status").ne(Summary.Status.WORKING),
                new Update().set("job", Summary.Job.STARTED));
    }

    /** Begins a job again that a service has died in. */
    Optional<Summary> beginAgain(String streamId) {
        return change(working(streamId), new Update().inc("job.starts", 1).set("job.done", 0));
    }

    void progress(String streamId, int done, int total) {
        var _ = change(working(streamId), new Update().set("job.done", done).set("job.total", total));
    }

    /** A job is done, unless the stream has gone meanwhile. */
    void done(String streamId, Summary.Origin origin, SummaryContent content) {
        var _ = change(
                working(streamId),
                new Update()
                        .set("job", Summary.Job.DONE)
                        .set("origin", origin)
                        .set("content", content)
                        .set("edited", false));
    }

    void failed(String streamId, Summary.Job job) {
        var _ = change(working(streamId), new Update().set("job", job));
    }

    /** Changes the words; empty if there are none, or while new ones are made. */
    Optional<Summary> edit(String streamId, SummaryContent content) {
        return change(
                where("_id").is(streamId).and("job.status").ne(Summary.Status.WORKING),
                new Update().set("content", content).set("edited", true));
    }

    List<Summary> working(int most) {
        return mongo.find(
                Query.query(where("job.status").is(Summary.Status.WORKING)).limit(most), Summary.class);
    }

    void remove(String streamId) {
        mongo.remove(Query.query(where("_id").is(streamId)), Summary.class);
    }

    private static Criteria working(String streamId) {
        return where("_id").is(streamId).and("job.status").is(Summary.Status.WORKING);
    }

    private Optional<Summary> change(Criteria which, Update update) {
        return Optional.ofNullable(mongo.findAndModify(Query.query(which), update, CHANGED, Summary.class));
    }
}
