package live.rostrum.stream.ingest;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the other services are.
 *
 * @param hlsServer base URL of hls-server
 * @param recordingServer base URL of recording-server
 * @param transcriptionService base URL of transcription-service
 */
@ConfigurationProperties("rostrum.services")
public record ServiceAddresses(
        @DefaultValue("http://127.0.0.1:8082") URI hlsServer,
        @DefaultValue("http://127.0.0.1:8083") URI recordingServer,
        @DefaultValue("http://127.0.0.1:8084") URI transcriptionService) {}
