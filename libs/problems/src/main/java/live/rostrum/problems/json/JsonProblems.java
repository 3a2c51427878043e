package live.rostrum.problems.json;

import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.rostrum.problems.Problem;
import live.rostrum.problems.ProblemType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a JSON body in words for its sender. */
public final class JsonProblems {

    private static final Pattern NAMES = Pattern.compile("values accepted for Enum class: \\[([^\\]]*)\\]");

    private JsonProblems() {}

    /** The problem with a body that could not be read. */
    public static Problem of(JacksonException exception) {
        return switch (exception) {
            case UnrecognizedPropertyException unknown ->
                Problem.invalid(path(unknown.getPath()), "is not a known field");
            case InvalidNullException absent -> Problem.invalid(path(absent.getPath()), "must not be null");
            case MismatchedInputException mismatch ->
                mismatch.getPath().isEmpty()
                        ? Problem.of(ProblemType.MALFORMED_JSON, "The body must be a JSON object.")
                        : Problem.invalid(path(mismatch.getPath()), "must be " + expected(mismatch));
            default -> malformed(exception);
        };
    }

    private static Problem malformed(JacksonException exception) {
        var location = exception.getLocation();
        if (location == null || location.getLineNr() < 1) {
            return Problem.of(ProblemType.MALFORMED_JSON, "The body could not be read as JSON.");
        }
        return Problem.of(
                ProblemType.MALFORMED_JSON,
                "The body could not be read as JSON: look at line %d, column %d."
                        .formatted(location.getLineNr(), location.getColumnNr()));
    }

    private static String path(List<Reference> references) {
        StringBuilder path = new StringBuilder();
        for (Reference reference : references) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return path.length() <= 100 ? path.toString() : path.substring(0, 100);
    }

    private static String expected(MismatchedInputException mismatch) {
        Class<?> type = mismatch.getTargetType();
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            // Only the message knows the names as they are on the wire.
            Matcher names = NAMES.matcher(mismatch.getOriginalMessage());
            return names.find() ? "one of " + names.group(1) : "one of the known values";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a string";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "a time such as 2030-01-31T18:00:00Z";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "an object" : "of another type";
    }
}
