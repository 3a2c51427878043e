package live.rostrum.rest;

import jakarta.validation.Validator;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** Gives every REST service merge patches, and a database that answers in time or is said to be away. */
@AutoConfiguration(before = MongoAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class RestAutoConfiguration {

    private static final int CONNECT_SECONDS = 3;
    private static final int WAIT_SECONDS = 5;
    private static final int READ_SECONDS = 15;

    /** Bounds how long a request waits for the database; the driver's own bounds are half a minute and more. */
    @Bean
    MongoClientSettingsBuilderCustomizer shortTimeouts() {
        return settings -> settings.applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(WAIT_SECONDS, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(WAIT_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(READ_SECONDS, TimeUnit.SECONDS));
    }

    @Bean
    @ConditionalOnMissingBean
    DatabaseProblems databaseProblems() {
        return new DatabaseProblems();
    }

    @Bean
    @ConditionalOnMissingBean
    MergePatch mergePatch(JsonMapper json, Validator validator) {
        return new MergePatch(json, validator);
    }
}
