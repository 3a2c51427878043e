package live.rostrum.stream.account;

/** Tells whoever starts Rostrum for the first time how to sign in. */
@FunctionalInterface
public interface AdministratorAnnouncement {

    /** Called once in the life of an installation, and only for a password that we made up. */
    void administratorMade(String email, String password);
}
