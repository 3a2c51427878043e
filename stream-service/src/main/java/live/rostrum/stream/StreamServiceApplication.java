package live.rostrum.stream;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** stream-service: accounts, streams, access tokens and rooms. HTTP on 8081, Socket.IO on 9081. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
@EnableScheduling
public class StreamServiceApplication {

    /** Starts the service on its own. */
    public static void main(String[] arguments) {
        new SpringApplicationBuilder(StreamServiceApplication.class)
                .properties("spring.config.name=stream-service")
                .run(arguments);
    }

    /** In milliseconds, as MongoDB keeps times, so that what is read equals what was written. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
