package live.rostrum.stream.login;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import live.rostrum.stream.account.Passwords;
import live.rostrum.stream.account.User;
import live.rostrum.stream.account.Users;
import live.rostrum.stream.random.RandomTokens;
import live.rostrum.tokens.AccessGrant;
import live.rostrum.tokens.AccessTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Lets people in who know their password, and in again who hold a refresh token. */
@Service
class SignIn {

    static final ProblemType BAD_CREDENTIALS =
            new ProblemType("bad-credentials", 401, "Email address or password is wrong");
    static final ProblemType SESSION_ENDED = new ProblemType("session-ended", 401, "You are signed out");

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    private final Users users;
    private final Passwords passwords;
    private final LoginLimits limits;
    private final RefreshTokens refreshTokens;
    private final AccessTokens accessTokens;
    private final RandomTokens random;
    private final LoginSettings settings;
    private final Clock clock;

    SignIn(
            Users users,
            Passwords passwords,
            LoginLimits limits,
            RefreshTokens refreshTokens,
            AccessTokens accessTokens,
            RandomTokens random,
            LoginSettings settings,
            Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.limits = limits;
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.random = random;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Signs in by password.
     *
     * @throws ProblemException when the password is wrong, or there were too many wrong ones
     */
    SignedIn byPassword(String email, String password, String address) {
        limits.begin(email, address);
        Optional<User> user = users.findByEmail(email);
        boolean right = passwords.matches(password, user.map(User::passwordHash).orElse(null));
        if (user.isEmpty() || !right) {
            LOG.info("A wrong password from {}", address);
            throw new ProblemException(BAD_CREDENTIALS, "Check both and try again.");
        }
        limits.succeeded(email, address);
        return signedIn(user.get(), refreshTokens.issue(user.get().id()));
    }

    /** Signs the first administrator in without a password and without a way to stay so. */
    Optional<Access> asFirstAdministrator() {
        return users.firstAdministrator().map(user -> new Access(user, accessToken(user, random.id())));
    }

    /**
     * Signs in by refresh token.
     *
     * @throws ProblemException when it is not good any more
     */
    SignedIn byRefreshToken(String token) {
        RefreshTokens.Issued issued = refreshTokens.rotate(token).orElseThrow(SignIn::sessionEnded);
        Optional<User> user = users.find(issued.userId());
        if (user.isEmpty()) {
            refreshTokens.endAll(issued.userId());
            throw sessionEnded();
        }
        return signedIn(user.get(), issued);
    }

    static ProblemException sessionEnded() {
        return new ProblemException(SESSION_ENDED, "Sign in again.");
    }

    private SignedIn signedIn(User user, RefreshTokens.Issued issued) {
        return new SignedIn(user, accessToken(user, issued.sessionId()), issued.token());
    }

    private String accessToken(User user, String sessionId) {
        Instant expiresAt = clock.instant().plus(settings.accessTokenLifetime());
        return accessTokens.mint(new AccessGrant(
                random.id(), user.id(), sessionId, user.profile().name(), user.roles(), expiresAt));
    }

    /** Somebody who is in until the access token expires. */
    record Access(User user, String accessToken) {

        @Override
        public String toString() {
            return "Access[" + user.id() + "]";
        }
    }

    /** Somebody who is in, with what they need to stay so. */
    record SignedIn(User user, String accessToken, String refreshToken) {

        @Override
        public String toString() {
            return "SignedIn[" + user.id() + "]";
        }
    }
}
