package live.rostrum.problems.webmvc;

import java.io.IOException;
import live.rostrum.problems.Problem;
import live.rostrum.problems.ProblemType;
import org.springframework.util.unit.DataSize;

/** More bytes than a request may have. */
final class BodyTooLargeException extends IOException {

    private final DataSize limit;

    BodyTooLargeException(DataSize limit) {
        super("More than " + limit);
        this.limit = limit;
    }

    Problem problem() {
        return Problem.of(ProblemType.TOO_LARGE, "A body may have at most " + limit.toKilobytes() + " KB.");
    }
}
