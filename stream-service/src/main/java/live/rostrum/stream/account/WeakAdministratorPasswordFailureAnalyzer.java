package live.rostrum.stream.account;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says how to mend a start-up that failed on the administrator's password. */
class WeakAdministratorPasswordFailureAnalyzer extends AbstractFailureAnalyzer<WeakAdministratorPasswordException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WeakAdministratorPasswordException cause) {
        return new FailureAnalysis(
                cause.getMessage() + ".",
                "Set ROSTRUM_ADMIN_PASSWORD to " + Passwords.SHORTEST
                        + " characters or more, or leave it out and one is made up.",
                cause);
    }
}
