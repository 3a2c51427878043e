package live.rostrum.stream.account;

/** What an account can do about the places where it is signed in. */
public interface SignIns {

    /** Signs the account out everywhere. */
    void endAll(String userId);

    /** Signs the account out everywhere but in one session. */
    void endAllBut(String userId, String sessionId);
}
