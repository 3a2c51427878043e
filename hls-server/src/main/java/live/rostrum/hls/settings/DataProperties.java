package live.rostrum.hls.settings;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where files are kept.
 *
 * @param directory of all data; windows are under {@code live}
 */
@ConfigurationProperties("rostrum.data")
public record DataProperties(@DefaultValue("./data") Path directory) {

    /** The folder that holds a folder for each live stream. */
    public Path live() {
        return directory.resolve("live");
    }
}
