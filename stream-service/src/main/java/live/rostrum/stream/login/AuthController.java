package live.rostrum.stream.login;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Objects;
import live.rostrum.stream.account.Accounts;
import live.rostrum.stream.account.Passwords;
import live.rostrum.stream.account.UserView;
import live.rostrum.tokens.SigningKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out. */
@RestController
@RequestMapping("/api/auth")
@Tag(name = "Sign-in", description = "Access tokens (ten minutes) and the refresh cookie (thirty days, rotating).")
class AuthController {

    private final SignIn signIn;
    private final RefreshTokens refreshTokens;
    private final Accounts accounts;
    private final SigningKeys keys;
    private final RefreshCookie cookie;
    private final LoginSettings settings;

    AuthController(
            SignIn signIn,
            RefreshTokens refreshTokens,
            Accounts accounts,
            SigningKeys keys,
            RefreshCookie cookie,
            LoginSettings settings) {
        this.signIn = signIn;
        this.refreshTokens = refreshTokens;
        this.accounts = accounts;
        this.keys = keys;
        this.cookie = cookie;
        this.settings = settings;
    }

    @PostMapping("/login")
    @Operation(
            summary = "Sign in",
            description = "401 `bad-credentials` for a wrong address or password, 429 `too-many-attempts` with"
                    + " `Retry-After` after ten wrong ones for an account or fifty from an address in ten minutes.")
    ResponseEntity<LoginAnswer> login(@Valid @RequestBody LoginRequest login, HttpServletRequest request) {
        return answer(
                signIn.byPassword(
                        Objects.requireNonNull(login.email()),
                        Objects.requireNonNull(login.password()),
                        request.getRemoteAddr()),
                request);
    }

    @PostMapping("/refresh")
    @Operation(
            summary = "Renew the access token",
            description = "Replaces the refresh cookie. A replaced cookie that is used again ends the session"
                    + " (401 `session-ended`); only the last one still works for 30 seconds.")
    ResponseEntity<LoginAnswer> refresh(
            @Parameter(hidden = true) @CookieValue(name = RefreshCookie.NAME, required = false) @Nullable String token,
            HttpServletRequest request) {
        if (token == null || token.isEmpty()) {
            throw SignIn.sessionEnded();
        }
        return answer(signIn.byRefreshToken(token), request);
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Sign out", description = "Ends this session and removes the cookie. Never fails.")
    ResponseEntity<Void> logout(
            @Parameter(hidden = true) @CookieValue(name = RefreshCookie.NAME, required = false) @Nullable String token,
            HttpServletRequest request) {
        refreshTokens.endByToken(token);
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie.removed(request))
                .build();
    }

    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Set a password by one-time link",
            description = "400 `bad-password-link` when the link was used or is too old. Ends all sessions.")
    void setPassword(@Valid @RequestBody PasswordRequest password) {
        accounts.usePasswordLink(Objects.requireNonNull(password.token()), Objects.requireNonNull(password.password()));
    }

    @GetMapping(path = "/jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Public keys", description = "JWK set (RFC 7517) that verifies access and publish tokens.")
    ResponseEntity<String> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .body(keys.publicKeySetJson());
    }

    private ResponseEntity<LoginAnswer> answer(SignIn.SignedIn signedIn, HttpServletRequest request) {
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, cookie.holding(signedIn.refreshToken(), request))
                .cacheControl(CacheControl.noStore())
                .body(new LoginAnswer(
                        signedIn.accessToken(),
                        settings.accessTokenLifetime().toSeconds(),
                        UserView.of(signedIn.user())));
    }

    /**
     * Who wants to sign in.
     *
     * @param email address of the account
     * @param password its password
     */
    record LoginRequest(
            @NotBlank(message = "is required") @Size(max = 254, message = "may have at most 254 characters") @Nullable
            String email,

            @NotEmpty(message = "is required")
            @Size(max = Passwords.LONGEST, message = "may have at most 200 characters")
            @Nullable
            String password) {

        @Override
        public String toString() {
            return "LoginRequest[...]";
        }
    }

    /**
     * A password for the account of a link.
     *
     * @param token from the link
     * @param password 12 to 200 characters
     */
    record PasswordRequest(
            @NotBlank(message = "is required") @Size(max = 100, message = "may have at most 100 characters") @Nullable
            String token,

            @NotEmpty(message = "is required")
            @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST, message = Passwords.RULE)
            @Nullable
            String password) {

        @Override
        public String toString() {
            return "PasswordRequest[...]";
        }
    }

    /**
     * Somebody is signed in.
     *
     * @param accessToken for {@code Authorization: Bearer}
     * @param expiresInSeconds how long it is good for
     * @param user who
     */
    record LoginAnswer(String accessToken, long expiresInSeconds, UserView user) {}
}
