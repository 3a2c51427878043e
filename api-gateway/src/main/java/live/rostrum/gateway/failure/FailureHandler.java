package live.rostrum.gateway.failure;

import java.io.IOException;
import java.net.ConnectException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/**
 * Answers everything that went wrong with a problem. When the answer had begun already, the connection is cut, so that
 * nobody takes half a segment for a whole one. Logs carry neither queries nor path tokens.
 */
@Component
@Order(FailureHandler.BEFORE_SPRING_BOOT)
class FailureHandler implements WebExceptionHandler {

    static final int BEFORE_SPRING_BOOT = -2;

    private static final Logger log = LoggerFactory.getLogger(FailureHandler.class);

    private final ProblemWriter problems;

    FailureHandler(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        Problem problem = problemOf(failure);
        if (problem.equals(Problem.INTERNAL_ERROR)) {
            log.error("{} {} failed", exchange.getRequest().getMethod(), MaskedPath.of(exchange.getRequest()), failure);
        } else if (problem.status().is5xxServerError()) {
            log.warn(
                    "{} {}: {} ({})",
                    exchange.getRequest().getMethod(),
                    MaskedPath.of(exchange.getRequest()),
                    problem.code(),
                    failure.getClass().getSimpleName());
        }
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        exchange.getResponse().getHeaders().clear();
        return problems.write(exchange, problem);
    }

    private static Problem problemOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Problem known = knownProblem(cause);
            if (known != null) {
                return known;
            }
        }
        return Problem.INTERNAL_ERROR;
    }

    private static @Nullable Problem knownProblem(Throwable cause) {
        return switch (cause) {
            case ProblemException e -> e.problem();
            case ResponseStatusException e -> ofStatus(e.getStatusCode());
            case ConnectException ignored -> Problem.SERVICE_UNAVAILABLE;
            case TimeoutException ignored -> Problem.SERVICE_TIMEOUT;
            // Closed before it answered, refused by the pool, reset: the service is going down or overloaded.
            case IOException ignored -> Problem.SERVICE_UNAVAILABLE;
            default -> null;
        };
    }

    private static Problem ofStatus(HttpStatusCode code) {
        HttpStatus status = HttpStatus.resolve(code.value());
        if (status == null || status == HttpStatus.INTERNAL_SERVER_ERROR) {
            return Problem.INTERNAL_ERROR;
        }
        return switch (status) {
            case NOT_FOUND -> Problem.NOT_FOUND;
            case GATEWAY_TIMEOUT -> Problem.SERVICE_TIMEOUT;
            case BAD_GATEWAY, SERVICE_UNAVAILABLE -> Problem.SERVICE_UNAVAILABLE;
            case CONTENT_TOO_LARGE -> Problem.TOO_LARGE;
            default -> {
                String words = status.getReasonPhrase();
                yield new Problem(
                        status,
                        words.toLowerCase(Locale.ROOT).replace(' ', '-'),
                        words,
                        "The request cannot be answered.");
            }
        };
    }
}
