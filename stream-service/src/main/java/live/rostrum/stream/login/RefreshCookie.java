package live.rostrum.stream.login;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The cookie that carries the refresh token: out of reach of scripts, and only sent to the endpoints that use it. */
@Component
class RefreshCookie {

    static final String NAME = "rostrum_refresh";

    private final Duration lifetime;

    RefreshCookie(LoginSettings settings) {
        this.lifetime = settings.refreshTokenLifetime();
    }

    String holding(String token, HttpServletRequest request) {
        return cookie(token, lifetime, request);
    }

    String removed(HttpServletRequest request) {
        return cookie("", Duration.ZERO, request);
    }

    private static String cookie(String value, Duration maxAge, HttpServletRequest request) {
        return ResponseCookie.from(NAME, value)
                .path("/api/auth")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .maxAge(maxAge)
                .build()
                .toString();
    }
}
