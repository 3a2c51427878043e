package live.rostrum.stream.account;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import live.rostrum.problems.FieldProblem;
import live.rostrum.problems.Problem;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import live.rostrum.rest.ListPage;
import live.rostrum.tokens.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The accounts in the database. Each change is one atomic update of one document; {@link Administrators} sees that one stays. */
@Repository
public class Users {

    static final ProblemType EMAIL_TAKEN = new ProblemType("email-taken", 409, "The email address is taken");

    private final MongoOperations mongo;
    private final Administrators administrators;

    Users(MongoOperations mongo, Administrators administrators) {
        this.mongo = mongo;
        this.administrators = administrators;
    }

    /** The account with this id. */
    public Optional<User> find(String id) {
        return Optional.ofNullable(mongo.findById(id, User.class));
    }

    /** The account that signs in with this address, in any case. */
    public Optional<User> findByEmail(String email) {
        return Optional.ofNullable(mongo.findOne(Query.query(where("emailKey").is(User.emailKey(email))), User.class));
    }

    /** The administrator who has been there longest. */
    public Optional<User> firstAdministrator() {
        return Optional.ofNullable(mongo.findOne(
                Query.query(where("roles").is(Role.ADMIN)).with(Sort.by("createdAt", "_id")), User.class));
    }

    boolean hasAdministrator() {
        return mongo.exists(Query.query(where("roles").is(Role.ADMIN)), User.class);
    }

    ListPage<User> page(String search, int page, int size) {
        Criteria criteria = new Criteria();
        if (!search.isBlank()) {
            Pattern contains = Pattern.compile(Pattern.quote(search.strip()), Pattern.CASE_INSENSITIVE);
            criteria.orOperator(
                    where("email").regex(contains), where("profile.name").regex(contains));
        }
        long total = mongo.count(Query.query(criteria), User.class);
        List<User> items = mongo.find(
                Query.query(criteria)
                        .with(Sort.by("emailKey"))
                        .skip((long) page * size)
                        .limit(size),
                User.class);
        return new ListPage<>(items, page, size, total);
    }

    /**
     * Adds an account.
     *
     * @throws ProblemException when the address is taken
     */
    void add(User user) {
        try {
            mongo.insert(user);
        } catch (DuplicateKeyException e) {
            throw emailTaken();
        }
    }

    /**
     * Sets what an administrator may change.
     *
     * @throws ProblemException when the address is taken, or when the last administrator would no longer be one
     */
    Optional<User> change(String id, String email, String name, Set<Role> roles) {
        Update update = new Update()
                .set("email", email.strip())
                .set("emailKey", User.emailKey(email))
                .set("profile.name", name)
                .set("roles", roles);
        try {
            if (roles.contains(Role.ADMIN)) {
                Administrators.stay(update);
                return update(Query.query(where("_id").is(id)), update);
            }
            return administrators.leave(id, account -> update(Query.query(account), update));
        } catch (DuplicateKeyException e) {
            throw emailTaken();
        }
    }

    Optional<User> changeProfile(String id, String name, String biography, @Nullable String pictureVersion) {
        Update update = new Update().set("profile.name", name).set("profile.biography", biography);
        if (pictureVersion == null) {
            update.unset("profile.pictureVersion");
        } else {
            update.set("profile.pictureVersion", pictureVersion);
        }
        return update(Query.query(where("_id").is(id)), update);
    }

    /**
     * Removes an account; nothing comes back when there is none.
     *
     * @throws ProblemException when it is the last administrator's
     */
    Optional<User> delete(String id) {
        return administrators.leave(
                id, account -> Optional.ofNullable(mongo.findAndRemove(Query.query(account), User.class)));
    }

    void setPasswordLink(String id, User.PasswordLink link) {
        update(Query.query(where("_id").is(id)), new Update().set("passwordLink", link));
    }

    Optional<User> findByPasswordLink(String secretHash, Instant now) {
        return Optional.ofNullable(mongo.findOne(passwordLink(secretHash, now), User.class));
    }

    /** Sets the password and uses the link up, in one step: of two requests with one link, one finds it. */
    Optional<User> usePasswordLink(String secretHash, Instant now, String passwordHash) {
        return update(
                passwordLink(secretHash, now),
                new Update().set("passwordHash", passwordHash).unset("passwordLink"));
    }

    /** Sets the password, and no link that is out works any more. */
    void setPassword(String id, String passwordHash) {
        update(
                Query.query(where("_id").is(id)),
                new Update().set("passwordHash", passwordHash).unset("passwordLink"));
    }

    private Optional<User> update(Query query, Update update) {
        return Optional.ofNullable(mongo.findAndModify(
                query, update, FindAndModifyOptions.options().returnNew(true), User.class));
    }

    private static Query passwordLink(String secretHash, Instant now) {
        return Query.query(where("passwordLink.secretHash")
                .is(secretHash)
                .and("passwordLink.expiresAt")
                .gt(now));
    }

    private static ProblemException emailTaken() {
        return new ProblemException(new Problem(
                EMAIL_TAKEN,
                "Another account has this email address.",
                List.of(new FieldProblem("email", "is taken"))));
    }
}
