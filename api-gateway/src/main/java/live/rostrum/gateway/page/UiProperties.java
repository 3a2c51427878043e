package live.rostrum.gateway.page;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the user interfaces are: in their jars, or in a folder ({@code file:.../}) for one's own.
 *
 * @param viewer directory, watch page and embed
 * @param broadcaster studio
 */
@ConfigurationProperties("rostrum.gateway.ui")
record UiProperties(
        @DefaultValue("classpath:META-INF/rostrum/viewer-ui/")
        String viewer,

        @DefaultValue("classpath:META-INF/rostrum/broadcaster-ui/")
        String broadcaster) {

    UiProperties {
        if (!viewer.endsWith("/") || !broadcaster.endsWith("/")) {
            throw new IllegalArgumentException("The locations of rostrum.gateway.ui must end with /");
        }
    }
}
