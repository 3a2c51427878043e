package live.rostrum.stream.account;

import java.util.EnumSet;
import java.util.Optional;
import live.rostrum.problems.ProblemException;
import live.rostrum.stream.random.RandomTokens;
import live.rostrum.tokens.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Makes an administrator when there is none, before the first request is taken.
 *
 * <p>A made-up password goes to standard output and not to the log, which is kept.
 */
@Component
class FirstAdministrator implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final int MADE_UP_LENGTH = 20;

    private final Users users;
    private final Accounts accounts;
    private final RandomTokens random;
    private final AdministratorSettings settings;
    private final AdministratorAnnouncement announcement;

    FirstAdministrator(
            Users users,
            Accounts accounts,
            RandomTokens random,
            AdministratorSettings settings,
            ObjectProvider<AdministratorAnnouncement> announcement) {
        this.users = users;
        this.accounts = accounts;
        this.random = random;
        this.settings = settings;
        this.announcement = announcement.getIfAvailable(() -> FirstAdministrator::print);
    }

    @Override
    public void afterPropertiesSet() {
        if (users.hasAdministrator()) {
            return;
        }
        Optional<String> configured = Optional.ofNullable(settings.password()).filter(password -> !password.isEmpty());
        if (configured.isPresent() && configured.get().length() < Passwords.SHORTEST) {
            throw new WeakAdministratorPasswordException();
        }
        String password = configured.orElseGet(() -> random.secret().substring(0, MADE_UP_LENGTH));
        try {
            accounts.create(settings.email(), "Administrator", EnumSet.of(Role.ADMIN, Role.BROADCASTER), password);
        } catch (ProblemException e) {
            LOG.info("Another process has made the administrator");
            return;
        }
        LOG.info("Made the administrator {}", settings.email());
        if (configured.isEmpty()) {
            announcement.administratorMade(settings.email(), password);
        }
    }

    private static void print(String email, String password) {
        System.out.printf(
                "%n  Sign in as %s with the password %s%n  It is shown this once. Change it in the studio.%n%n",
                email, password);
    }
}
