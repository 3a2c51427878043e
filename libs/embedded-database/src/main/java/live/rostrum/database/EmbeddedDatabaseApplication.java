package live.rostrum.database;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;

/**
 * The embedded database as a process of its own, in the place of a MongoDB: {@code --rostrum.database.port=27017}. The
 * services then get {@code spring.mongodb.uri}.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration(EmbeddedDatabaseAutoConfiguration.class)
public class EmbeddedDatabaseApplication {

    /** Starts it and runs until it is told to stop. */
    public static void main(String[] args) {
        new SpringApplicationBuilder(EmbeddedDatabaseApplication.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.name=embedded-database", "spring.main.keep-alive=true")
                .run(args);
    }
}
