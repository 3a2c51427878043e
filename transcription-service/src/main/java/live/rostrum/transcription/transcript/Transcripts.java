package live.rostrum.transcription.transcript;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** Transcripts and their phrases in the database. */
@Repository
class Transcripts {

    /** So many phrases are asked for at once. */
    private static final int BATCH = 500;

    private static final FindAndModifyOptions CHANGED =
            FindAndModifyOptions.options().returnNew(true);

    private final MongoOperations mongo;

    Transcripts(MongoOperations mongo) {
        this.mongo = mongo;
    }

    Optional<Transcript> find(String streamId) {
        return Optional.ofNullable(mongo.findById(streamId, Transcript.class));
    }

    /** Begins one, or goes on with the one that is there. */
    Transcript begin(TranscriptStart start, Listing listing) {
        Transcript.Voice voice = new Transcript.Voice(start.language(), start.provider(), start.draft());
        Optional<Transcript> there = find(start.streamId());
        if (there.isEmpty()) {
            try {
                return mongo.insert(new Transcript(
                        start.streamId(),
                        start.epoch(),
                        voice,
                        listing,
                        new Transcript.Progress(1, 0, 0, false),
                        List.of(),
                        null));
            } catch (DuplicateKeyException e) {
                there = find(start.streamId());
            }
        }
        Transcript now = there.orElseThrow();
        if (now.voice().equals(voice) && !now.ended()) {
            return now;
        }
        return change(start.streamId(), new Update().set("voice", voice).unset("endedAt"))
                .orElse(now);
    }

    /** The transcript with one more change; empty if there is none. */
    Optional<Transcript> change(String streamId, Update update) {
        return Optional.ofNullable(mongo.findAndModify(
                Query.query(where("_id").is(streamId)), update.inc("progress.version", 1), CHANGED, Transcript.class));
    }

    /** The transcript with a number for one more phrase. */
    Optional<Transcript> reserve(String streamId, long endTime) {
        return change(streamId, new Update().inc("progress.phrases", 1).max("progress.lastEndTime", endTime));
    }

    Optional<Transcript> end(String streamId, Instant at) {
        return change(streamId, new Update().set("endedAt", at));
    }

    Optional<Transcript> addGap(String streamId, Transcript.Gap gap) {
        return change(streamId, new Update().push("gaps", gap));
    }

    /** Says that phrases are left out. */
    Optional<Transcript> truncate(String streamId) {
        return change(streamId, new Update().set("progress.truncated", true));
    }

    /** What stream-service says now; that is no new version of the text. */
    void follow(String streamId, Listing listing) {
        mongo.updateFirst(
                Query.query(where("_id").is(streamId)), new Update().set("listing", listing), Transcript.class);
    }

    Optional<Phrase> findPhrase(String streamId, String phraseId) {
        return Optional.ofNullable(mongo.findOne(
                Query.query(where("streamId").is(streamId).and("phraseId").is(phraseId)), Phrase.class));
    }

    /**
     * Adds a phrase.
     *
     * @return false if it was there
     */
    boolean add(Phrase phrase) {
        try {
            mongo.insert(phrase);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    void replace(Phrase phrase) {
        mongo.save(phrase);
    }

    /** All phrases of a transcript, in no order. */
    List<Phrase> phrases(Transcript transcript) {
        List<Phrase> phrases = new ArrayList<>(transcript.progress().phrases());
        for (int from = 0; from < transcript.progress().phrases(); from += BATCH) {
            phrases.addAll(mongo.find(Query.query(where("_id").in(keys(transcript, from))), Phrase.class));
        }
        return phrases;
    }

    /** Forgets a transcript for good. */
    void remove(Transcript transcript) {
        for (int from = 0; from < transcript.progress().phrases(); from += BATCH) {
            mongo.remove(Query.query(where("_id").in(keys(transcript, from))), Phrase.class);
        }
        mongo.remove(Query.query(where("_id").is(transcript.streamId())), Transcript.class);
    }

    /** Some transcripts in the order of their ids, from behind one of them; from the first if that is null. */
    List<Transcript> after(@Nullable String streamId, int most) {
        Query query = streamId == null ? new Query() : Query.query(where("_id").gt(streamId));
        return mongo.find(query.with(Sort.by("_id")).limit(most), Transcript.class);
    }

    private static List<String> keys(Transcript transcript, int from) {
        int to = Math.min(from + BATCH, transcript.progress().phrases());
        return IntStream.range(from, to)
                .mapToObj(number -> Phrase.key(transcript.streamId(), number))
                .toList();
    }
}
