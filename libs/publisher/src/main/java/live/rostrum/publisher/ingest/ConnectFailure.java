package live.rostrum.publisher.ingest;

import org.json.JSONObject;

/** Turns what socket.io-client says about a failed connection into a code and a sentence. */
final class ConnectFailure {

    private ConnectFailure() {}

    static IngestException from(Object[] arguments) {
        Object first = arguments.length == 0 ? "no reason given" : arguments[0];
        if (first instanceof JSONObject refusal) {
            return new IngestException(IngestException.UNAUTHORIZED, refusal.optString("message", refusal.toString()));
        }
        if (!(first instanceof Throwable failure)) {
            return new IngestException(IngestException.DISCONNECTED, "The server could not be reached: " + first);
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        // OkHttp: "Expected HTTP 101 response but was '401 Unauthorized'".
        String reason = String.valueOf(root.getMessage());
        if (reason.contains("'401") || reason.contains("'403")) {
            return new IngestException(
                    IngestException.UNAUTHORIZED, "The server refused the publish token (expired, foreign or none).");
        }
        return new IngestException(
                IngestException.DISCONNECTED, "The server could not be reached: " + reason + ".", failure);
    }
}
