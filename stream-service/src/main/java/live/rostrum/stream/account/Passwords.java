package live.rostrum.stream.account;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import live.rostrum.problems.Problem;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes and checks passwords: Argon2id (RFC 9106) with 19 MiB and two passes, as OWASP recommends.
 *
 * <p>A hash costs memory and about 50 ms of a core, so only so many are made at once as there are cores; a request that
 * waits for more than three seconds is told to come back.
 */
@Component
public class Passwords {

    /** Shorter new ones are refused; the studio says so while somebody types. */
    public static final int SHORTEST = 12;

    /** Longer ones are refused, because they cost time. */
    public static final int LONGEST = 200;

    /** What a field for a new password says that it wants. */
    public static final String RULE = "must have " + SHORTEST + " to " + LONGEST + " characters";

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KB = 19 * 1024;
    private static final int PASSES = 2;
    private static final long LONGEST_WAIT_SECONDS = 3;

    /** A hash like any other, of a password that nobody knows. */
    private static final String NOBODYS_HASH =
            "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s".formatted(MEMORY_KB, PASSES, LANES, "A".repeat(22), "A".repeat(43));

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KB, PASSES);
    private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    /** What is stored of a password. */
    public String hash(String password) {
        return onACore(() -> {
            String hash = argon2.encode(password);
            if (hash == null) {
                throw new IllegalStateException("No hash");
            }
            return hash;
        });
    }

    /** Whether it is the password; without a hash it never is, and finding that out takes the same time. */
    public boolean matches(String password, @Nullable String hash) {
        boolean matches = onACore(() -> argon2.matches(password, hash == null ? NOBODYS_HASH : hash));
        return matches && hash != null;
    }

    private <T> T onACore(Supplier<T> work) {
        try {
            if (!cores.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new ProblemException(
                        Problem.of(ProblemType.UNAVAILABLE, "Too many people are signing in. Try again in a moment."),
                        Duration.ofSeconds(LONGEST_WAIT_SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemType.UNAVAILABLE, "The server is stopping.");
        }
        try {
            return work.get();
        } finally {
            cores.release();
        }
    }
}
