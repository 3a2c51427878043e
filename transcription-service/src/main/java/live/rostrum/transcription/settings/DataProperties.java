package live.rostrum.transcription.settings;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where files are kept.
 *
 * @param directory of all data; what can be made anew is under {@code transcripts}
 */
@ConfigurationProperties("rostrum.data")
public record DataProperties(@DefaultValue("./data") Path directory) {

    /** The index of transcripts; it may be deleted at any time, and is made anew from the database. */
    public Path transcriptIndex() {
        return directory.resolve("transcripts").resolve("index");
    }
}
