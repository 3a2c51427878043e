package live.rostrum.database;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Runs the embedded database under {@code ${rostrum.data.directory}/database} and points the MongoDB client at it, unless
 * {@code spring.mongodb.uri} names a real MongoDB.
 */
@AutoConfiguration(before = MongoAutoConfiguration.class)
@ConditionalOnMissingBean(MongoConnectionDetails.class)
@Conditional(EmbeddedDatabaseAutoConfiguration.NoMongoUri.class)
@EnableConfigurationProperties(EmbeddedDatabaseProperties.class)
public class EmbeddedDatabaseAutoConfiguration {

    @Bean
    EmbeddedDatabase embeddedDatabase(EmbeddedDatabaseProperties properties, Environment environment) {
        String data = environment.getProperty("rostrum.data.directory", "./data");
        return EmbeddedDatabase.open(
                Path.of(data, "database"), new InetSocketAddress(properties.host(), properties.port()));
    }

    @Bean
    MongoConnectionDetails embeddedMongoConnectionDetails(EmbeddedDatabase database) {
        return database::connectionString;
    }

    static final class NoMongoUri extends SpringBootCondition {
        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            boolean set = StringUtils.hasText(context.getEnvironment().getProperty("spring.mongodb.uri"));
            return new ConditionOutcome(
                    !set,
                    ConditionMessage.forCondition("Embedded database")
                            .because("spring.mongodb.uri is " + (set ? "set" : "not set")));
        }
    }
}
