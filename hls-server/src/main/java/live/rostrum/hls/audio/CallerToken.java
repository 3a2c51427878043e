package live.rostrum.hls.audio;

import live.rostrum.tokens.InternalTokens;
import org.jspecify.annotations.Nullable;

/** The internal token of this server, made anew every half of its life: signing one for each tenth of a second of sound would cost more than the request. */
final class CallerToken {

    private static final long RENEWED_AFTER_NANOS = 30_000_000_000L;

    private final InternalTokens tokens;
    private @Nullable String value;
    private long mintedNanos;

    CallerToken(InternalTokens tokens) {
        this.tokens = tokens;
    }

    synchronized String value() {
        long now = System.nanoTime();
        String minted = value;
        if (minted == null || now - mintedNanos > RENEWED_AFTER_NANOS) {
            minted = tokens.mint("hls-server");
            value = minted;
            mintedNanos = now;
        }
        return minted;
    }
}
