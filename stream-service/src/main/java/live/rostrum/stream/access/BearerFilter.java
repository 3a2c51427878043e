package live.rostrum.stream.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import live.rostrum.tokens.TokenRejectedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Authenticates by the bearer token (RFC 6750) of a request. A bad token is refused even where none is needed, so that
 * a client learns at once that it must renew it.
 */
final class BearerFilter extends OncePerRequestFilter {

    private static final String PREFIX = "bearer ";

    private final TokenReader reader;
    private final AuthenticationEntryPoint refusal;

    BearerFilter(TokenReader reader, AuthenticationEntryPoint refusal) {
        this.reader = reader;
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String token = token(request);
        if (token != null) {
            try {
                SecurityContext context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(reader.read(token));
                SecurityContextHolder.setContext(context);
            } catch (TokenRejectedException e) {
                refusal.commence(
                        request,
                        response,
                        new BadCredentialsException(e.reason().name()));
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static @Nullable String token(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
            return null;
        }
        return header.substring(PREFIX.length()).strip();
    }

    /** Turns a token into whoever it stands for. */
    @FunctionalInterface
    interface TokenReader {
        Authentication read(String token) throws TokenRejectedException;
    }
}
