package live.rostrum.problems;

/**
 * What is wrong with one field of a request.
 *
 * @param field path of the field in the request's JSON, for example {@code captions.language}
 * @param message a sentence for the person who filled it in
 */
public record FieldProblem(String field, String message) {}
