package live.rostrum.recording.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the recorder's socket listens.
 *
 * @param host address to bind; only the gateway has to reach it
 * @param port TCP port
 * @param maxConnections publishers' sockets at one time
 */
@Validated
@ConfigurationProperties("rostrum.socket")
public record SocketProperties(
        @DefaultValue("127.0.0.1") String host,
        @DefaultValue("9083") @Min(1) @Max(65535) int port,
        @DefaultValue("400") @Min(1) int maxConnections) {}
