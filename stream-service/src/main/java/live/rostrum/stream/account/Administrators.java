package live.rostrum.stream.account;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import live.rostrum.stream.random.RandomTokens;
import live.rostrum.tokens.Role;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/**
 * Keeps one administrator at least, however many demote and delete each other at the same time, in however many processes.
 *
 * <p>Single-document updates have to do, because the embedded database has no transactions. So whoever is to leave is marked first; then
 * somebody must be found who is an administrator without a mark; and the account is changed only if it still carries this very
 * mark. Of several who leave at once, the last one marked sees the marks of all the others. A process that dies leaves its
 * mark behind: others wipe it after 30 seconds, which is always safe, because a late owner no longer finds it.
 */
@Repository
class Administrators {

    /** Nobody else could manage the accounts. */
    static final ProblemType LAST_ADMINISTRATOR =
            new ProblemType("last-administrator", 409, "One administrator has to stay");

    private static final Duration MARK_LIFETIME = Duration.ofSeconds(30);

    /** Not a part of {@link User}, since nobody else has anything to do with it. */
    private static final String MARK = "leaving.mark";

    private static final String MARKED_AT = "leaving.at";

    private final MongoOperations mongo;
    private final RandomTokens random;
    private final Clock clock;

    Administrators(MongoOperations mongo, RandomTokens random, Clock clock) {
        this.mongo = mongo;
        this.random = random;
        this.clock = clock;
    }

    /** Adds to an update that makes an administrator: whoever is about to take the role away has to look again. */
    static void stay(Update update) {
        update.unset("leaving");
    }

    /**
     * Takes the role away from an account or removes it, if another administrator stays.
     *
     * @param change does so to the account that the criteria find, and says what came of it; nothing if they found none
     * @return what came of it; nothing if there is no such account
     * @throws ProblemException {@link #LAST_ADMINISTRATOR}, or a conflict if somebody else changed the account meanwhile
     */
    <T> Optional<T> leave(String userId, Function<Criteria, Optional<T>> change) {
        String mark = random.id();
        User leaving = mongo.findAndModify(
                Query.query(where("_id").is(userId)),
                new Update().set(MARK, mark).set(MARKED_AT, clock.instant()),
                User.class);
        if (leaving == null) {
            return Optional.empty();
        }
        Criteria marked = where("_id").is(userId).and(MARK).is(mark);
        try {
            if (leaving.roles().contains(Role.ADMIN) && !anotherStays()) {
                throw new ProblemException(
                        LAST_ADMINISTRATOR, "Make somebody else an administrator first, then try again.");
            }
            Optional<T> changed = change.apply(marked);
            if (changed.isEmpty() && mongo.exists(Query.query(where("_id").is(userId)), User.class)) {
                throw new ProblemException(ProblemType.CONFLICT, "Somebody else has just changed this account.");
            }
            return changed;
        } finally {
            mongo.updateFirst(Query.query(marked), new Update().unset("leaving"), User.class);
        }
    }

    private boolean anotherStays() {
        return oneIsUnmarked() || (wipedOldMarks() && oneIsUnmarked());
    }

    private boolean oneIsUnmarked() {
        return mongo.exists(Query.query(where("roles").is(Role.ADMIN).and(MARK).exists(false)), User.class);
    }

    private boolean wipedOldMarks() {
        Query old = Query.query(where(MARKED_AT).lt(clock.instant().minus(MARK_LIFETIME)));
        return mongo.updateMulti(old, new Update().unset("leaving"), User.class).getModifiedCount() > 0;
    }
}
