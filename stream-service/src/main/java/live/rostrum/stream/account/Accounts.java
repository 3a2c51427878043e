package live.rostrum.stream.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import live.rostrum.problems.Problem;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import live.rostrum.stream.random.RandomTokens;
import live.rostrum.tokens.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Makes, changes and removes accounts, and hands out one-time links for passwords. */
@Service
public class Accounts {

    /** A password link that is wrong, used or too old. */
    public static final ProblemType BAD_PASSWORD_LINK =
            new ProblemType("bad-password-link", 400, "The link does not work any more");

    /** A wrong current password. */
    public static final ProblemType WRONG_PASSWORD = new ProblemType("wrong-password", 400, "The password is wrong");

    /** An administrator may not lock itself out. */
    public static final ProblemType OWN_ACCOUNT =
            new ProblemType("own-account", 409, "This cannot be done to your own account");

    static final Duration PASSWORD_LINK_LIFETIME = Duration.ofDays(7);

    private final Users users;
    private final Pictures pictures;
    private final Passwords passwords;
    private final SignIns signIns;
    private final RandomTokens random;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Accounts(
            Users users,
            Pictures pictures,
            Passwords passwords,
            SignIns signIns,
            RandomTokens random,
            Clock clock,
            ApplicationEventPublisher events) {
        this.users = users;
        this.pictures = pictures;
        this.passwords = passwords;
        this.signIns = signIns;
        this.random = random;
        this.clock = clock;
        this.events = events;
    }

    User create(String email, String name, Set<Role> roles, @Nullable String password) {
        User user = new User(
                random.id(),
                email.strip(),
                User.emailKey(email),
                new User.Profile(name, "", null),
                roles,
                password == null ? null : passwords.hash(password),
                null,
                clock.instant());
        users.add(user);
        return user;
    }

    /** Path of a page on which a password can be set, once. A link handed out before stops working. */
    String passwordLink(String userId) {
        String secret = random.secret();
        users.setPasswordLink(
                userId,
                new User.PasswordLink(RandomTokens.hash(secret), clock.instant().plus(PASSWORD_LINK_LIFETIME)));
        return "/studio/password?token=" + secret;
    }

    User change(String actorId, String userId, UserDraft draft) {
        Set<Role> roles = draft.rolesOrDefault();
        if (actorId.equals(userId) && !roles.contains(Role.ADMIN)) {
            throw new ProblemException(OWN_ACCOUNT, "Another administrator must take this role from you.");
        }
        User changed = users.change(userId, draft.requiredEmail(), draft.requiredName(), roles)
                .orElseThrow(Accounts::notFound);
        announce(changed);
        return changed;
    }

    User changeProfile(String userId, String name, String biography, @Nullable String pictureVersion) {
        User changed =
                users.changeProfile(userId, name, biography, pictureVersion).orElseThrow(Accounts::notFound);
        announce(changed);
        return changed;
    }

    void delete(String actorId, String userId) {
        if (actorId.equals(userId)) {
            throw new ProblemException(OWN_ACCOUNT, "Another administrator must delete it.");
        }
        if (users.delete(userId).isEmpty()) {
            throw notFound();
        }
        pictures.remove(userId);
        signIns.endAll(userId);
    }

    /** Sets the first or a forgotten password; whoever was signed in with the old one no longer is. */
    public void usePasswordLink(String secret, String password) {
        String secretHash = RandomTokens.hash(secret);
        Optional<User> user = users.findByPasswordLink(secretHash, clock.instant());
        if (user.isPresent()) {
            user = users.usePasswordLink(secretHash, clock.instant(), passwords.hash(password));
        }
        signIns.endAll(user.orElseThrow(() -> new ProblemException(
                        Problem.of(BAD_PASSWORD_LINK, "It was used or is too old. Ask for a new one.")))
                .id());
    }

    void changePassword(String userId, String sessionId, String current, String password) {
        User user = users.find(userId).orElseThrow(Accounts::notFound);
        if (!passwords.matches(current, user.passwordHash())) {
            throw new ProblemException(WRONG_PASSWORD, "Your current password is another one.");
        }
        users.setPassword(userId, passwords.hash(password));
        signIns.endAllBut(userId, sessionId);
    }

    static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such account.");
    }

    private void announce(User user) {
        events.publishEvent(new ProfileChanged(user.id(), user.profile().name(), user.pictureUrl()));
    }
}
