package live.rostrum.hls;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts hls-server as a process of its own; standalone starts the same class beside the other services. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class HlsServerApplication {

    /** Name of the service's configuration file, {@code hls-server.yml}. */
    public static final String CONFIG_NAME = "hls-server";

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(HlsServerApplication.class)
                .web(WebApplicationType.REACTIVE)
                .properties("spring.config.name=" + CONFIG_NAME)
                .run(arguments);
    }
}
