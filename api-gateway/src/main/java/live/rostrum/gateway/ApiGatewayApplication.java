package live.rostrum.gateway;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The gateway as a process of its own; {@code api-gateway.yml} is its configuration. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ApiGatewayApplication {

    /** Starts it and runs until it is told to stop. */
    public static void main(String[] args) {
        new SpringApplicationBuilder(ApiGatewayApplication.class)
                .web(WebApplicationType.REACTIVE)
                .properties("spring.config.name=api-gateway")
                .run(args);
    }
}
