package live.rostrum.problems;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One occurrence of a problem, ready to be sent.
 *
 * @param type its kind
 * @param detail a sentence for the person at the other end: what happened and what to do; never anything internal
 * @param errors what is wrong with which field; empty when the problem is not about fields
 */
public record Problem(ProblemType type, String detail, List<FieldProblem> errors) {

    /** The media type of {@link #body}. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int MOST_ERRORS = 20;

    public Problem {
        errors = errors.stream().limit(MOST_ERRORS).toList();
    }

    /** A problem that is not about fields. */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of());
    }

    /** A problem with fields. */
    public static Problem invalid(List<FieldProblem> errors) {
        String detail = errors.isEmpty()
                ? "Something in it is invalid."
                : errors.getFirst().field() + ": " + errors.getFirst().message();
        return new Problem(ProblemType.INVALID_REQUEST, detail, errors);
    }

    /** A problem with one field. */
    public static Problem invalid(String field, String message) {
        return invalid(List.of(new FieldProblem(field, message)));
    }

    /** The members of the JSON object, for adapters that have no type of their own for it. */
    public Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type.uri().toString());
        body.put("title", type.title());
        body.put("status", type.status());
        body.put("detail", detail);
        if (!errors.isEmpty()) {
            body.put("errors", errors);
        }
        return body;
    }
}
