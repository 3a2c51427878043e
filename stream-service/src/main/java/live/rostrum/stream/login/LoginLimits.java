package live.rostrum.stream.login;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import live.rostrum.problems.Problem;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import live.rostrum.stream.account.PasswordGuesses;
import live.rostrum.stream.account.User;
import live.rostrum.stream.random.RandomTokens;
import org.springframework.stereotype.Component;

/** Bounds wrong passwords by account and by address, whether the account exists or not. */
@Component
class LoginLimits implements PasswordGuesses {

    static final ProblemType TOO_MANY_ATTEMPTS = new ProblemType("too-many-attempts", 429, "Too many wrong passwords");

    private static final int IPV6_PREFIX_BYTES = 8;

    private final FailureCounter accounts;
    private final FailureCounter addresses;
    private final FailureCounter owners;

    LoginLimits(LoginSettings settings, Clock clock) {
        this.accounts = new FailureCounter(settings.failuresPerAccount(), settings.window(), clock);
        this.addresses = new FailureCounter(settings.failuresPerAddress(), settings.window(), clock);
        this.owners = new FailureCounter(settings.failuresPerAccount(), settings.window(), clock);
    }

    /**
     * Takes the attempt for a wrong one.
     *
     * @throws ProblemException when there were too many
     */
    void begin(String email, String address) {
        refuse(addresses.begin(addressKey(address)));
        Optional<Duration> wait = accounts.begin(accountKey(email));
        refuse(wait);
    }

    /** The password was right. */
    void succeeded(String email, String address) {
        accounts.reset(accountKey(email));
        addresses.forgive(addressKey(address));
    }

    @Override
    public void check(String userId, Runnable attempt) {
        refuse(owners.begin(userId));
        attempt.run();
        owners.reset(userId);
    }

    private static void refuse(Optional<Duration> wait) {
        if (wait.isPresent()) {
            throw new ProblemException(
                    Problem.of(
                            TOO_MANY_ATTEMPTS,
                            "Try again in " + Math.max(1, wait.get().toMinutes()) + " min, or ask for a new password."),
                    wait.get());
        }
    }

    /** Of fixed length, so that long addresses of nobody fill no memory. */
    private static String accountKey(String email) {
        return RandomTokens.hash(User.emailKey(email));
    }

    private static String addressKey(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            int length = bytes.length > IPV6_PREFIX_BYTES ? IPV6_PREFIX_BYTES : bytes.length;
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, length));
        } catch (IllegalArgumentException e) {
            return "unknown";
        }
    }
}
