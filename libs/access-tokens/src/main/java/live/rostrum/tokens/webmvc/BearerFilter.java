package live.rostrum.tokens.webmvc;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import live.rostrum.tokens.AccessGrant;
import live.rostrum.tokens.AccessTokenVerifier;
import live.rostrum.tokens.InternalTokens;
import live.rostrum.tokens.TokenRejectedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Authenticates by the bearer token (RFC 6750) of a request. A bad token is refused even where none is needed, so that
 * a client learns at once that it must renew it.
 */
public final class BearerFilter extends OncePerRequestFilter {

    private static final String PREFIX = "bearer ";

    private final TokenReader reader;
    private final AuthenticationEntryPoint refusal;

    private BearerFilter(TokenReader reader, AuthenticationEntryPoint refusal) {
        this.reader = reader;
        this.refusal = refusal;
    }

    /** For people: the principal is an {@link AccessGrant}, the authorities are the names of its roles. */
    public static BearerFilter ofPeople(AccessTokenVerifier tokens, AuthenticationEntryPoint refusal) {
        return new BearerFilter(token -> person(tokens.verify(token)), refusal);
    }

    /** For other services, by the internal token: the authority is {@code SERVICE}. */
    public static BearerFilter ofServices(InternalTokens tokens, AuthenticationEntryPoint refusal) {
        return new BearerFilter(token -> service(tokens.verify(token)), refusal);
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

    private static Authentication person(AccessGrant grant) {
        return UsernamePasswordAuthenticationToken.authenticated(
                grant,
                null,
                grant.roles().stream()
                        .map(role -> new SimpleGrantedAuthority(role.name()))
                        .toList());
    }

    private static Authentication service(String caller) {
        return UsernamePasswordAuthenticationToken.authenticated(
                caller, null, List.of(new SimpleGrantedAuthority("SERVICE")));
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
    private interface TokenReader {
        Authentication read(String token) throws TokenRejectedException;
    }
}
