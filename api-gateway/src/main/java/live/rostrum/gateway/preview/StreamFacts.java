package live.rostrum.gateway.preview;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What anybody may know of a stream.
 *
 * @param title its title
 * @param description its description; may be empty
 * @param host who speaks
 * @param listed whether it is public, so that search engines may name it
 * @param poster its picture; null while there is none
 */
record StreamFacts(
        String title,
        String description,
        String host,
        boolean listed,
        @Nullable PosterSize poster) {

    /** Size of the picture at {@code /live/{streamId}/poster.jpg}, in pixels. */
    record PosterSize(int width, int height) {}

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
                posterOf(stream.path("poster"))));
    }

    private static @Nullable PosterSize posterOf(JsonNode poster) {
        int width = poster.path("width").asInt(0);
        int height = poster.path("height").asInt(0);
        return width > 0 && height > 0 ? new PosterSize(width, height) : null;
    }
}
