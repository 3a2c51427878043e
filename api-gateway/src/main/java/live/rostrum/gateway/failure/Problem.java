package live.rostrum.gateway.failure;

import org.springframework.http.HttpStatus;

/**
 * An error of the gateway itself, as RFC 9457 has it.
 *
 * @param status HTTP status
 * @param code the stable end of the type, {@code urn:rostrum:problem:<code>}
 * @param title what it is, in a few words
 * @param detail what happened and what to do, for the person at the other end
 */
public record Problem(HttpStatus status, String code, String title, String detail) {

    /** The path leads nowhere. */
    public static final Problem NOT_FOUND = new Problem(
            HttpStatus.NOT_FOUND, "not-found", "Not found", "There is nothing at this address. Check the link.");

    /** The path is written in a way that two programs could read differently. */
    public static final Problem BAD_PATH = new Problem(
            HttpStatus.BAD_REQUEST, "bad-path", "Bad address", "The address contains something that is not allowed.");

    /** The service does not accept connections. */
    public static final Problem SERVICE_UNAVAILABLE = new Problem(
            HttpStatus.SERVICE_UNAVAILABLE,
            "service-unavailable",
            "Service unavailable",
            "This part of Rostrum is not running at the moment. Try again in a few seconds.");

    /** The service did not answer in time. */
    public static final Problem SERVICE_TIMEOUT = new Problem(
            HttpStatus.GATEWAY_TIMEOUT,
            "service-timeout",
            "Service timeout",
            "This part of Rostrum did not answer in time. Try again in a few seconds.");

    /** The body is larger than the gateway lets through. */
    public static final Problem TOO_LARGE = new Problem(
            HttpStatus.CONTENT_TOO_LARGE, "too-large", "Too large", "The request is larger than is allowed here.");

    /** One address asks too often. */
    public static final Problem TOO_MANY_REQUESTS = new Problem(
            HttpStatus.TOO_MANY_REQUESTS,
            "too-many-requests",
            "Too many requests",
            "Too many requests came from your network address. Try again in a few seconds.");

    /** One address holds too many requests or sockets open. */
    public static final Problem TOO_MANY_OPEN = new Problem(
            HttpStatus.TOO_MANY_REQUESTS,
            "too-many-connections",
            "Too many connections",
            "Too many connections from your network address are open. Close some and try again.");

    /** Something broke in the gateway. */
    public static final Problem INTERNAL_ERROR = new Problem(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "internal-error",
            "Internal error",
            "Something went wrong here. The administrator finds more in the log.");

    /** The full type. */
    public String type() {
        return "urn:rostrum:problem:" + code;
    }
}
