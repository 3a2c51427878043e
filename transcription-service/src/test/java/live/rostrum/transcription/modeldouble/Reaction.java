package live.rostrum.transcription.modeldouble;

import java.util.Map;

/** What the double does with a question. */
public sealed interface Reaction {

    /** Gives this as the model's words. */
    record Answer(String text) implements Reaction {}

    /** Makes a summary of what it was sent. */
    record Summarise() implements Reaction {}

    /** Answers with a status and a body of its own. */
    record Status(int code, Map<String, String> headers, String body) implements Reaction {

        public Status {
            headers = Map.copyOf(headers);
        }
    }

    /** Never answers. */
    record Hang() implements Reaction {}

    /** Closes the connection in the middle of an answer. */
    record Cut() implements Reaction {}

    /** Sends words without end. */
    record Flood() implements Reaction {}

    /** A refusal as OpenAI words it. */
    static Status error(int status, String code) {
        return new Status(
                status,
                Map.of(),
                "{\"error\":{\"message\":\"no\",\"type\":\"" + code + "\",\"param\":null,\"code\":\"" + code + "\"}}");
    }
}
