package live.rostrum.standalone.up;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * One service as it starts in this JVM. Everybody's libraries are on one class path here, so each service is told which
 * auto-configurations are not meant for it.
 *
 * @param name of the service and its configuration file
 * @param application its Spring Boot class
 * @param web its kind of web server
 * @param excluded auto-configurations that are on the class path for another service
 * @param beans what this JVM adds to it
 */
record ServiceProcess(
        String name,
        Class<?> application,
        WebApplicationType web,
        List<String> excluded,
        ApplicationContextInitializer<GenericApplicationContext> beans) {

    ServiceProcess(String name, Class<?> application, WebApplicationType web, List<String> excluded) {
        this(name, application, web, excluded, context -> {});
    }

    ConfigurableApplicationContext start(Map<String, Object> settings) {
        List<String> arguments = new ArrayList<>();
        settings.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        arguments.add("--spring.autoconfigure.exclude=" + String.join(",", excluded));
        return new SpringApplicationBuilder(application)
                .web(web)
                // One hook for all of them, in UpCommand, knows the order.
                .registerShutdownHook(false)
                .initializers(new LogLevels(), beans)
                .properties("spring.config.name=" + name, "spring.main.banner-mode=off")
                .run(arguments.toArray(String[]::new));
    }
}
