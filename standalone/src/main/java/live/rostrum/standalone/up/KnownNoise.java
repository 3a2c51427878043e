package live.rostrum.standalone.up;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Keeps one report of Netty's leak detector out of the log: each netty-socketio server makes a timer with its default
 * pipeline, which we replace before it is ever started. Nothing leaks.
 */
public final class KnownNoise extends TurboFilter {

    private static final String DETECTOR = "io.netty.util.ResourceLeakDetector";
    private static final String REPORT = "LEAK: HashedWheelTimer.";

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] params,
            @Nullable Throwable thrown) {
        boolean known =
                format != null && format.startsWith(REPORT) && logger.getName().equals(DETECTOR);
        return known ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}
