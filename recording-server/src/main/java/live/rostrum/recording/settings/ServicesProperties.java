package live.rostrum.recording.settings;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the other services are.
 *
 * @param streamService base URL of stream-service
 * @param transcriptionService base URL of transcription-service
 */
@ConfigurationProperties("rostrum.services")
public record ServicesProperties(
        @DefaultValue("http://127.0.0.1:8081") URI streamService,
        @DefaultValue("http://127.0.0.1:8084") URI transcriptionService) {}
