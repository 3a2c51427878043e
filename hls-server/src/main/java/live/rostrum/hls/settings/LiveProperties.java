package live.rostrum.hls.settings;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How live streams are kept.
 *
 * @param window how far back viewers can go (DVR)
 * @param grace how long a stream waits for a broadcaster who is gone before it ends
 * @param flush how long FFmpeg may take to write the rest of a take before it is killed
 * @param retention how long an ended stream's playlists and segments stay
 * @param processorShare share of the machine's processors that encoders may take; beyond it a broadcast gets fewer renditions, or is refused
 * @param maxStreams streams at one time; each takes one FFmpeg
 */
@Validated
@ConfigurationProperties("rostrum.live")
public record LiveProperties(
        @DefaultValue("30m") @DurationMin(seconds = 12) Duration window,
        @DefaultValue("5m") @DurationMin(seconds = 1) Duration grace,
        @DefaultValue("10s") @DurationMin(seconds = 1) Duration flush,
        @DefaultValue("24h") @DurationMin(seconds = 1) Duration retention,

        @DefaultValue("0.85") @DecimalMin("0.05") @DecimalMax("1.0")
        double processorShare,

        @DefaultValue("32") @Min(1) @Max(1000) int maxStreams) {}
