package live.rostrum.stream.account;

/** The configured password of the first administrator is too short. */
class WeakAdministratorPasswordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WeakAdministratorPasswordException() {
        super("The administrator's password has fewer than " + Passwords.SHORTEST + " characters");
    }
}
