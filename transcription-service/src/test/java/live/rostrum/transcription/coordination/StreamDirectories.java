package live.rostrum.transcription.coordination;

import live.rostrum.tokens.InternalTokens;
import live.rostrum.transcription.settings.ServicesProperties;

/** Makes directories for tests of other packages. */
public final class StreamDirectories {

    private StreamDirectories() {}

    public static StreamDirectory of(ServicesProperties services, InternalTokens tokens) {
        return new StreamDirectory(services, tokens);
    }

    /** A stream that is on, of which nothing else matters. */
    public static StreamDirectory.KnownStream live() {
        return new StreamDirectory.KnownStream("live", "public", "A talk", null, null);
    }
}
