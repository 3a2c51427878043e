package live.rostrum.rest;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import live.rostrum.problems.FieldProblem;
import live.rostrum.problems.Problem;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import live.rostrum.problems.json.JsonProblems;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Applies a JSON merge patch (RFC 7396): what the patch names is replaced, {@code null} goes back to nothing, the rest
 * stays. The outcome is checked like a whole document, so a PATCH allows nothing that a POST would refuse.
 */
public class MergePatch {

    private final JsonMapper json;
    private final Validator validator;

    public MergePatch(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * The changed document.
     *
     * @throws ProblemException when the patch or its outcome is invalid
     */
    public <T> T apply(T current, JsonNode patch, Class<T> type) {
        if (!(patch instanceof ObjectNode changes)) {
            throw new ProblemException(ProblemType.MALFORMED_JSON, "The body must be a JSON object.");
        }
        ObjectNode document = json.valueToTree(current);
        merge(document, changes);
        T changed = read(document, type);
        List<FieldProblem> errors = validator.validate(changed).stream()
                .map(MergePatch::fieldProblem)
                .sorted(Comparator.comparing(FieldProblem::field))
                .toList();
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalid(errors));
        }
        return changed;
    }

    private <T> T read(ObjectNode document, Class<T> type) {
        try {
            return json.treeToValue(document, type);
        } catch (JacksonException e) {
            throw new ProblemException(JsonProblems.of(e));
        }
    }

    private static void merge(ObjectNode target, ObjectNode changes) {
        for (var change : changes.properties()) {
            JsonNode value = change.getValue();
            if (value.isNull()) {
                target.remove(change.getKey());
            } else if (value instanceof ObjectNode inner && target.get(change.getKey()) instanceof ObjectNode old) {
                merge(old, inner);
            } else {
                target.set(change.getKey(), value);
            }
        }
    }

    private static FieldProblem fieldProblem(ConstraintViolation<?> violation) {
        return new FieldProblem(violation.getPropertyPath().toString(), violation.getMessage());
    }
}
