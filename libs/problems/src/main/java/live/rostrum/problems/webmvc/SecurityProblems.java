package live.rostrum.problems.webmvc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import live.rostrum.problems.Problem;
import live.rostrum.problems.ProblemType;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What Spring Security refuses, as a problem. Set it as entry point and as handler of denied access. */
@RestControllerAdvice
@Order(0)
public final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ProblemResponses responses;

    public SecurityProblems(ProblemResponses responses) {
        this.responses = responses;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        responses.write(
                response,
                Problem.of(ProblemType.UNAUTHENTICATED, "This needs a valid access token."),
                Optional.empty());
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
            throws IOException {
        responses.write(response, Problem.of(ProblemType.FORBIDDEN, "Your roles do not allow this."), Optional.empty());
    }

    /** Thrown in a controller, these belong to Spring Security's filter and not to {@link ProblemHandler}. */
    @SuppressWarnings("DoNotCallSuggester")
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void passOn(RuntimeException exception) {
        throw exception;
    }
}
