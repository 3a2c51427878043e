package live.rostrum.stream.ingest;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the other services are.
 *
 * @param hlsServer base URL of hls-server
 * @param recordingServer base URL of recording-server
 */
@ConfigurationProperties("rostrum.services")
public record ServiceAddresses(
        @DefaultValue("http://127.0.0.1:8082") URI hlsServer,
        @DefaultValue("http://127.0.0.1:8083") URI recordingServer) {}
