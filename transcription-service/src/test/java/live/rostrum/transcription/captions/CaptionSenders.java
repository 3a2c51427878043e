package live.rostrum.transcription.captions;

import live.rostrum.tokens.InternalTokens;
import live.rostrum.transcription.settings.ServicesProperties;

/** Makes senders for tests of other packages. */
public final class CaptionSenders {

    private CaptionSenders() {}

    public static CaptionSender of(ServicesProperties services, InternalTokens tokens) {
        return new CaptionSender(services, tokens);
    }
}
