package live.rostrum.problems;

import java.net.URI;

/**
 * A kind of problem that clients may tell apart, for ever: its code never changes its meaning.
 *
 * @param code last part of the {@code type} URI, in lower case with hyphens
 * @param status HTTP status that it comes with
 * @param title short sentence for people, the same for every occurrence
 */
public record ProblemType(String code, int status, String title) {

    /** The body is no JSON. */
    public static final ProblemType MALFORMED_JSON =
            new ProblemType("malformed-json", 400, "The body is no valid JSON");
    /** Fields or parameters are missing, unknown or wrong; {@code errors} names them. */
    public static final ProblemType INVALID_REQUEST =
            new ProblemType("invalid-request", 400, "The request has invalid fields");
    /** Anything else that is wrong with a request. */
    public static final ProblemType BAD_REQUEST = new ProblemType("bad-request", 400, "The request is malformed");
    /** No token, or one that is expired or not ours. */
    public static final ProblemType UNAUTHENTICATED = new ProblemType("unauthenticated", 401, "Sign in first");
    /** Known, but not allowed to. */
    public static final ProblemType FORBIDDEN = new ProblemType("forbidden", 403, "You may not do this");
    /** Nothing here, or nothing that the caller may know of. */
    public static final ProblemType NOT_FOUND = new ProblemType("not-found", 404, "There is nothing here");
    /** The path knows other methods. */
    public static final ProblemType METHOD_NOT_ALLOWED =
            new ProblemType("method-not-allowed", 405, "The method is not allowed here");
    /** The client accepts none of the types that we can answer in. */
    public static final ProblemType NOT_ACCEPTABLE =
            new ProblemType("not-acceptable", 406, "No acceptable type of answer");
    /** The state of the thing forbids it. */
    public static final ProblemType CONFLICT =
            new ProblemType("conflict", 409, "This conflicts with the current state");
    /** The body is over the limit. */
    public static final ProblemType TOO_LARGE = new ProblemType("too-large", 413, "The body is too large");
    /** The body is of another type than expected. */
    public static final ProblemType UNSUPPORTED_MEDIA =
            new ProblemType("unsupported-media", 415, "The body has an unsupported type");
    /** Too often; {@code Retry-After} says when to come back. */
    public static final ProblemType TOO_MANY_REQUESTS = new ProblemType("too-many-requests", 429, "Too many requests");
    /** Our fault. */
    public static final ProblemType INTERNAL = new ProblemType("internal-error", 500, "Something went wrong here");
    /** Something that we need is away; trying again later helps. */
    public static final ProblemType UNAVAILABLE = new ProblemType("unavailable", 503, "Not available right now");

    /** Beginning of the URI of every type. */
    public static final String URI_PREFIX = "urn:rostrum:problem:";

    public ProblemType {
        if (!code.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("No code: " + code);
        }
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("No error: " + status);
        }
    }

    /** The {@code type} member, for example {@code urn:rostrum:problem:not-found}. */
    public URI uri() {
        return URI.create(URI_PREFIX + code);
    }

    /** The general type for a status that a framework came up with. */
    public static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 409 -> CONFLICT;
            case 413 -> TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA;
            case 429 -> TOO_MANY_REQUESTS;
            case 503 -> UNAVAILABLE;
            default -> status >= 400 && status < 500 ? BAD_REQUEST : INTERNAL;
        };
    }
}
