package live.rostrum.recording.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who may see a recording: the same as its stream. */
public enum Visibility {
    /** Everybody. */
    @JsonProperty("public")
    PUBLIC,
    /** Everybody who knows its address. */
    @JsonProperty("unlisted")
    UNLISTED,
    /** Its owner, administrators, and whoever they give a token. */
    @JsonProperty("private")
    PRIVATE;

    /** By its name in JSON; anything that is not known is private. */
    public static Visibility ofWireName(String name) {
        return switch (name) {
            case "public" -> PUBLIC;
            case "unlisted" -> UNLISTED;
            default -> PRIVATE;
        };
    }
}
