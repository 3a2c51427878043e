package live.rostrum.stream.login;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import live.rostrum.stream.account.SignIns;
import live.rostrum.stream.random.RandomTokens;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * Rotating refresh tokens. A token is {@code <family>.<secret>}; only hashes are stored.
 *
 * <p>Each use replaces the token. An old token that shows up again means that two parties hold it, so the whole family
 * ends (RFC 9700, 4.14.2). The exception is the last replaced token for some seconds: two tabs race, or an answer got
 * lost. The next secret is {@code HMAC(nonce, secret)}, and the nonce is stored: so whoever shows the last token again
 * gets the very same successor, and the family never forks. Neither a stolen database (nonce, but no secret) nor a stolen
 * old token (secret, but no nonce) yields a token.
 */
@Repository
class RefreshTokens implements SignIns {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshTokens.class);

    private final MongoOperations mongo;
    private final RandomTokens random;
    private final LoginSettings settings;
    private final Clock clock;

    RefreshTokens(MongoOperations mongo, RandomTokens random, LoginSettings settings, Clock clock) {
        this.mongo = mongo;
        this.random = random;
        this.settings = settings;
        this.clock = clock;
    }

    /** Starts a family. */
    Issued issue(String userId) {
        String family = random.id();
        String secret = random.secret();
        Instant now = clock.instant();
        mongo.insert(new LoginSession(
                family, userId, RandomTokens.hash(secret), null, null, now, now.plus(settings.refreshTokenLifetime())));
        endOldest(userId);
        return new Issued(userId, family, family + "." + secret);
    }

    /** Replaces a token by its successor, or finds that it is no longer good. */
    Optional<Issued> rotate(String token) {
        int dot = token.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String family = token.substring(0, dot);
        String secret = token.substring(dot + 1);
        Instant now = clock.instant();
        String nonce = random.secret();
        String next = successor(secret, nonce);
        LoginSession rotated = mongo.findAndModify(
                Query.query(where("_id")
                        .is(family)
                        .and("currentHash")
                        .is(RandomTokens.hash(secret))
                        .and("expiresAt")
                        .gt(now)),
                new Update()
                        .set("currentHash", RandomTokens.hash(next))
                        .set("previousHash", RandomTokens.hash(secret))
                        .set("nonce", nonce)
                        .set("rotatedAt", now)
                        .set("expiresAt", now.plus(settings.refreshTokenLifetime())),
                FindAndModifyOptions.options().returnNew(true),
                LoginSession.class);
        if (rotated != null) {
            return Optional.of(new Issued(rotated.userId(), family, family + "." + next));
        }
        return repeated(family, secret, now);
    }

    private Optional<Issued> repeated(String family, String secret, Instant now) {
        LoginSession session = mongo.findById(family, LoginSession.class);
        if (session == null || !now.isBefore(session.expiresAt())) {
            return Optional.empty();
        }
        if (isPrevious(session, secret)
                && session.nonce() != null
                && now.isBefore(session.rotatedAt().plus(settings.raceTolerance()))) {
            return Optional.of(new Issued(session.userId(), family, family + "." + successor(secret, session.nonce())));
        }
        LOG.warn("A replaced refresh token of user {} was used again: session {} is ended", session.userId(), family);
        end(family);
        return Optional.empty();
    }

    private static boolean isPrevious(LoginSession session, String secret) {
        return session.previousHash() != null
                && MessageDigest.isEqual(
                        session.previousHash().getBytes(StandardCharsets.US_ASCII),
                        RandomTokens.hash(secret).getBytes(StandardCharsets.US_ASCII));
    }

    /** Ends the family of a token that is good or was the last good one. */
    void endByToken(@Nullable String token) {
        if (token == null || token.indexOf('.') < 0) {
            return;
        }
        String hash = RandomTokens.hash(token.substring(token.indexOf('.') + 1));
        mongo.remove(
                Query.query(where("_id")
                        .is(token.substring(0, token.indexOf('.')))
                        .orOperator(
                                where("currentHash").is(hash),
                                where("previousHash").is(hash))),
                LoginSession.class);
    }

    @Override
    public void endAll(String userId) {
        mongo.remove(Query.query(where("userId").is(userId)), LoginSession.class);
    }

    @Override
    public void endAllBut(String userId, String sessionId) {
        mongo.remove(Query.query(where("userId").is(userId).and("_id").ne(sessionId)), LoginSession.class);
    }

    /** Beside the TTL index, which the embedded database does not act on. */
    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void removeExpired() {
        mongo.remove(Query.query(where("expiresAt").lte(clock.instant())), LoginSession.class);
    }

    private void endOldest(String userId) {
        List<LoginSession> surplus = mongo.find(
                Query.query(where("userId").is(userId))
                        .with(Sort.by(Sort.Direction.DESC, "rotatedAt"))
                        .skip(settings.sessionsPerUser()),
                LoginSession.class);
        surplus.forEach(session -> end(session.id()));
    }

    private void end(String family) {
        mongo.remove(Query.query(where("_id").is(family)), LoginSession.class);
    }

    private static String successor(String secret, String nonce) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(nonce.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA256", e);
        }
    }

    /**
     * A token that is good.
     *
     * @param userId whose
     * @param sessionId the family
     * @param token what the client keeps
     */
    record Issued(String userId, String sessionId, String token) {

        @Override
        public String toString() {
            return "Issued[" + sessionId + "]";
        }
    }
}
