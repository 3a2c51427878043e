package live.rostrum.publisher.rest;

/** A way to get an access token; called again whenever the last one runs out. */
@FunctionalInterface
public interface SignIn {

    /** Signs in through these calls, or throws an {@link ApiException}. */
    AccessToken accessToken(RostrumCalls calls);

    /** With an account's e-mail address and password. */
    static SignIn password(String email, String password) {
        return calls -> calls.login(email, password);
    }
}
