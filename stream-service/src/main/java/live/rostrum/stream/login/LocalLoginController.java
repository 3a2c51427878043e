package live.rostrum.stream.login;

import io.swagger.v3.oas.annotations.Hidden;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import live.rostrum.stream.account.UserView;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Signs a command on the server's own machine in as the first administrator. Never routed by the gateway, closed to everybody without the
 * internal token, and only there where {@code rostrum.login.local-administrator} is set: with services on several machines the internal
 * secret must not be worth an administrator.
 */
@RestController
@ConditionalOnBooleanProperty("rostrum.login.local-administrator")
@Hidden
class LocalLoginController {

    private final SignIn signIn;
    private final LoginSettings settings;

    LocalLoginController(SignIn signIn, LoginSettings settings) {
        this.signIn = signIn;
        this.settings = settings;
    }

    @PostMapping("/internal/cli-login")
    ResponseEntity<AuthController.LoginAnswer> login() {
        SignIn.Access access = signIn.asFirstAdministrator()
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no administrator."));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new AuthController.LoginAnswer(
                        access.accessToken(), settings.accessTokenLifetime().toSeconds(), UserView.of(access.user())));
    }
}
