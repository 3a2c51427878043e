package live.rostrum.stream.ingest;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How streams follow hls-server.
 *
 * @param grace how long a broadcaster may be gone before the stream ends
 * @param pollInterval time between two looks at what hls-server has live
 */
@ConfigurationProperties("rostrum.ingest")
public record IngestSettings(
        @DefaultValue("5m") Duration grace,
        @DefaultValue("10s") Duration pollInterval) {}
