package live.rostrum.rest;

import java.time.Duration;
import live.rostrum.problems.Problem;
import live.rostrum.problems.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says 503 and not 500 while the database is away. */
@RestControllerAdvice
@Order(1)
class DatabaseProblems {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseProblems.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(DataAccessResourceFailureException exception) {
        LOG.warn("The database is away: {}", exception.getMessage());
        Problem problem = Problem.of(ProblemType.UNAVAILABLE, "The database does not answer. Try again in a moment.");
        ProblemDetail detail = ProblemDetail.forStatus(problem.type().status());
        detail.setType(problem.type().uri());
        detail.setTitle(problem.type().title());
        detail.setDetail(problem.detail());
        return ResponseEntity.status(problem.type().status())
                .header(HttpHeaders.RETRY_AFTER, Long.toString(RETRY_AFTER.toSeconds()))
                .body(detail);
    }
}
