package live.rostrum.stream.http;

import java.util.concurrent.TimeUnit;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Bounds how long a request waits for the database; the driver's own bounds are half a minute and more. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final int CONNECT_SECONDS = 3;
    private static final int WAIT_SECONDS = 5;
    private static final int READ_SECONDS = 15;

    @Bean
    MongoClientSettingsBuilderCustomizer shortTimeouts() {
        return settings -> settings.applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(WAIT_SECONDS, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(WAIT_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(READ_SECONDS, TimeUnit.SECONDS));
    }
}
