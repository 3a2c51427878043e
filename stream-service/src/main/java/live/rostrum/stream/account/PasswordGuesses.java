package live.rostrum.stream.account;

/** Limits how often somebody who is signed in, perhaps on a stolen token, may guess the password. */
@FunctionalInterface
public interface PasswordGuesses {

    /**
     * Runs an attempt, unless there were too many wrong ones.
     *
     * @throws live.rostrum.problems.ProblemException when there were, or what the attempt throws
     */
    void check(String userId, Runnable attempt);
}
