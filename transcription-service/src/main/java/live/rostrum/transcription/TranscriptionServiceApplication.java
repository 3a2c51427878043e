package live.rostrum.transcription;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** transcription-service: speech to captions, transcripts and summaries. HTTP on 8084. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
@EnableScheduling
public class TranscriptionServiceApplication {

    /** Name of the service's configuration file, {@code transcription-service.yml}. */
    public static final String CONFIG_NAME = "transcription-service";

    /** Starts the service on its own. */
    public static void main(String[] arguments) {
        new SpringApplicationBuilder(TranscriptionServiceApplication.class)
                .web(WebApplicationType.SERVLET)
                .properties("spring.config.name=" + CONFIG_NAME)
                .run(arguments);
    }

    /** In milliseconds, as MongoDB keeps times, so that what is read equals what was written. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
