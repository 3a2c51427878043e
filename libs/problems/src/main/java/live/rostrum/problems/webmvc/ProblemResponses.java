package live.rostrum.problems.webmvc;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import live.rostrum.problems.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems where no controller is: in filters and error pages. */
public final class ProblemResponses {

    private final JsonMapper json;

    public ProblemResponses(JsonMapper json) {
        this.json = json;
    }

    /** Answers with the problem, unless an answer is already on its way. */
    public void write(HttpServletResponse response, Problem problem, Optional<Duration> retryAfter) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = json.writeValueAsString(problem.body()).getBytes(StandardCharsets.UTF_8);
        response.setStatus(problem.type().status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        retryAfter.ifPresent(delay -> response.setHeader(HttpHeaders.RETRY_AFTER, retryAfterSeconds(delay)));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    static ProblemDetail detail(Problem problem) {
        ProblemDetail detail = ProblemDetail.forStatus(problem.type().status());
        detail.setType(problem.type().uri());
        detail.setTitle(problem.type().title());
        detail.setDetail(problem.detail());
        if (!problem.errors().isEmpty()) {
            detail.setProperty("errors", problem.errors());
        }
        return detail;
    }

    /** Whole seconds, rounded up, so that nobody comes back too early. */
    static String retryAfterSeconds(Duration delay) {
        return Long.toString(Math.max(1, delay.plusMillis(999).toSeconds()));
    }
}
