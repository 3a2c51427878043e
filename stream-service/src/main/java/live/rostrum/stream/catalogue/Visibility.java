package live.rostrum.stream.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who may see a stream. */
public enum Visibility {
    /** Everybody, and it is listed. */
    @JsonProperty("public")
    PUBLIC,
    /** Everybody who knows its address. */
    @JsonProperty("unlisted")
    UNLISTED,
    /** Its owner, administrators, and whoever they give a token. */
    @JsonProperty("private")
    PRIVATE
}
