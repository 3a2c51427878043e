package live.rostrum.gateway.page;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import live.rostrum.gateway.client.Client;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The content security policy of all pages.
 *
 * @param mediaSources other origins that players may fetch from ({@code https://cdn.example.org}), when a CDN delivers
 * @param frameAncestors who may show {@code /embed/**} in a frame
 */
@ConfigurationProperties("rostrum.gateway.content-security")
record ContentSecurity(
        @DefaultValue List<String> mediaSources,
        @DefaultValue("*") List<String> frameAncestors) {

    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9*:/._\\[\\]-]+");

    ContentSecurity {
        mediaSources = List.copyOf(mediaSources);
        frameAncestors = List.copyOf(frameAncestors);
        Stream.concat(mediaSources.stream(), frameAncestors.stream())
                .filter(source -> !SOURCE.matcher(source).matches())
                .findFirst()
                .ifPresent(source -> {
                    throw new IllegalArgumentException("Not a source of a content security policy: " + source);
                });
    }

    /** The header's value for one request. Sockets may go to the page's own host only. */
    String policy(Client client, boolean embedded) {
        String media = mediaSources.isEmpty() ? "" : " " + String.join(" ", mediaSources);
        return String.join(
                "; ",
                "default-src 'self'",
                "script-src 'self'",
                // Angular Material, Video.js and Swagger UI write style elements and attributes.
                "style-src 'self' 'unsafe-inline'",
                "img-src 'self' data: blob:" + media,
                "media-src 'self' blob:" + media,
                // Some browsers do not let 'self' stand for ws and wss.
                "connect-src 'self' ws://" + client.host() + " wss://" + client.host() + media,
                "worker-src 'self' blob:",
                "font-src 'self'",
                "object-src 'none'",
                "base-uri 'self'",
                "form-action 'self'",
                "frame-ancestors " + (embedded ? String.join(" ", frameAncestors) : "'none'"));
    }
}
