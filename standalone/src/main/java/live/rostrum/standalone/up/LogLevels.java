package live.rostrum.standalone.up;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Applies a service's {@code logging.level}. Spring Boot's own logging set-up is switched off here: it would begin anew
 * with every service.
 */
final class LogLevels implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext loggers)) {
            return;
        }
        Binder.get(context.getEnvironment())
                .bind("logging.level", Bindable.mapOf(String.class, String.class))
                .orElseGet(Map::of)
                .forEach((logger, level) ->
                        loggers.getLogger(logger).setLevel(Level.toLevel(level.equals("false") ? "off" : level)));
    }
}
