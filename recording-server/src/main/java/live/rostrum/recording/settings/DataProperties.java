package live.rostrum.recording.settings;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where files are kept.
 *
 * @param directory of all data; recordings are under {@code recordings}
 */
@ConfigurationProperties("rostrum.data")
public record DataProperties(@DefaultValue("./data") Path directory) {

    /** Chunks as they came: a folder a stream, in it a folder a take. */
    public Path spool() {
        return recordings().resolve("spool");
    }

    /** What recordings are made in: a folder a recording. It may be deleted at any time, and is made anew from the spool. */
    public Path work() {
        return recordings().resolve("work");
    }

    /** Finished recordings, a folder each, if they are kept on this disk. */
    public Path files() {
        return recordings().resolve("files");
    }

    private Path recordings() {
        return directory.resolve("recordings");
    }
}
