package live.rostrum.transcription.coordination;

import live.rostrum.tokens.InternalTokens;
import live.rostrum.transcription.settings.ServicesProperties;

/** Makes directories for tests of other packages. */
public final class StreamDirectories {

    private StreamDirectories() {}

    public static StreamDirectory of(ServicesProperties services, InternalTokens tokens) {
        return new StreamDirectory(services, tokens);
    }
}
