package live.rostrum.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the embedded database listens. Its file is under {@code rostrum.data.directory}.
 *
 * @param host address to listen on. There is no authentication: let only trusted networks reach any other than the
 *     loopback address
 * @param port TCP port, 0 for any free one
 */
@ConfigurationProperties("rostrum.database")
public record EmbeddedDatabaseProperties(
        @DefaultValue("127.0.0.1") String host,
        @DefaultValue("0") int port) {

    /** Checks the port. */
    public EmbeddedDatabaseProperties {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("rostrum.database.port must be between 0 and 65535");
        }
    }
}
