package live.rostrum.recording.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How recordings are kept.
 *
 * @param reserve room on the disk that is kept for recordings that run: with less, no new one begins
 */
@ConfigurationProperties("rostrum.recording")
public record RecordingProperties(@DefaultValue("2GB") DataSize reserve) {}
