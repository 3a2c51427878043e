package live.rostrum.recording.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which FFmpeg is started.
 *
 * @param directory folder with an unpacked {@code ffmpeg} and its shared libraries, as a container image has; if not set, the bundled one is unpacked into
 *     JavaCPP's cache
 */
@ConfigurationProperties("rostrum.ffmpeg")
public record FfmpegProperties(@Nullable Path directory) {}
