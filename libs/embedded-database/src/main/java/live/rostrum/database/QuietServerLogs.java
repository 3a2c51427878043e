package live.rostrum.database;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Default log levels for mongo-java-server, which tells of every connection, warns of every index that it does not build,
 * and writes the whole command, with whatever is in it, when it does not know one. {@code logging.level} overrides them.
 */
final class QuietServerLogs implements EnvironmentPostProcessor {

    private static final Map<String, Object> LEVELS = Map.of(
            "logging.level.de.bwaldvogel.mongo", "error",
            "logging.level.de.bwaldvogel.mongo.backend.AbstractMongoDatabase", "off",
            "logging.level.de.bwaldvogel.mongo.wire", "off");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(new MapPropertySource("embeddedDatabaseLogs", LEVELS));
    }
}
