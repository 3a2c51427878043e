package live.rostrum.gateway.preview;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What anybody may know of a stream.
 *
 * @param title its title
 * @param description its description; may be empty
 * @param host who speaks
 * @param listed whether it is public, so that search engines may name it
 * @param begun whether it has been on air, so that there may be a poster
 */
record StreamFacts(String title, String description, String host, boolean listed, boolean begun) {

    /** Reads an answer of stream-service; nothing of a private stream, whoever let it through. */
    static Optional<StreamFacts> of(JsonNode stream) {
        String title = stream.path("title").asString("");
        String visibility = stream.path("visibility").asString("");
        boolean listed = visibility.equals("public");
        if (title.isBlank() || !(listed || visibility.equals("unlisted"))) {
            return Optional.empty();
        }
        return Optional.of(new StreamFacts(
                title,
                stream.path("description").asString(""),
                stream.path("owner").path("name").asString(""),
                listed,
                !stream.path("status").asString("created").equals("created")));
    }
}
