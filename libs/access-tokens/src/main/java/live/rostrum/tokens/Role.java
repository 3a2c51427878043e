package live.rostrum.tokens;

/** What a signed-in person may do; named in the {@code roles} claim of an access token. */
public enum Role {
    /** Manages accounts and every stream. */
    ADMIN,
    /** Makes streams and goes live in them. */
    BROADCASTER,
    /** Has an account, and nothing more. */
    VIEWER
}
