package live.rostrum.transcription.settings;

import java.net.URI;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The Azure Speech resource. One of region, host and endpoint says where it is; without any of them this provider is off.
 *
 * @param key of the resource; a container of one's own needs none
 * @param region such as {@code westeurope}
 * @param host scheme, name and port of a container or of another cloud, such as {@code wss://speech.example.org}
 * @param endpoint the whole address, as for a private endpoint: {@code wss://NAME.cognitiveservices.azure.com/stt/speech/universal/v2}
 * @param maxSessions at most so many streams are listened to at once; more wait. A resource takes 100 unless Microsoft has raised it
 */
@ConfigurationProperties("rostrum.speech.azure")
public record AzureProperties(
        @Nullable String key,
        @Nullable String region,
        @Nullable URI host,
        @Nullable URI endpoint,
        @DefaultValue("100") int maxSessions) {

    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{2,40}");

    public AzureProperties {
        key = blankToNull(key);
        region = blankToNull(region);
        host = blankToNull(host);
        endpoint = blankToNull(endpoint);
        long places = Stream.of(region != null, host != null, endpoint != null)
                .filter(given -> given)
                .count();
        if (places > 1) {
            throw new IllegalArgumentException("Only one of rostrum.speech.azure.region, host and endpoint can be set");
        }
        if (key != null && places == 0) {
            throw new IllegalArgumentException("rostrum.speech.azure.key needs rostrum.speech.azure.region (or host, or"
                    + " endpoint): it says where the resource is");
        }
        if (region != null && key == null) {
            throw new IllegalArgumentException("rostrum.speech.azure.region needs rostrum.speech.azure.key");
        }
        if (region != null && !REGION.matcher(region).matches()) {
            throw new IllegalArgumentException("rostrum.speech.azure.region is a name such as westeurope");
        }
        requireWebSocket("host", host);
        requireWebSocket("endpoint", endpoint);
        if (maxSessions < 1) {
            throw new IllegalArgumentException("rostrum.speech.azure.max-sessions is 1 or more");
        }
    }

    /** Whether there is something to connect to. */
    public boolean configured() {
        return region != null || host != null || endpoint != null;
    }

    /** Whether the connection is encrypted. */
    public boolean encrypted() {
        URI own = host != null ? host : endpoint;
        return own == null || "wss".equals(own.getScheme());
    }

    /** Who gets the sound, in words for people. */
    public String recipient() {
        URI own = host != null ? host : endpoint;
        return own == null ? "Microsoft Azure (" + region + ")" : "Azure Speech at " + own.getHost();
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static @Nullable URI blankToNull(@Nullable URI value) {
        return value == null || value.toString().isBlank() ? null : value;
    }

    private static void requireWebSocket(String name, @Nullable URI address) {
        if (address != null
                && (address.getHost() == null
                        || !("ws".equals(address.getScheme()) || "wss".equals(address.getScheme())))) {
            throw new IllegalArgumentException("rostrum.speech.azure." + name + " begins with wss:// (or ws://)");
        }
    }

    @Override
    public String toString() {
        return "AzureProperties[region=" + region + ", host=" + host + ", endpoint=" + endpoint + ", maxSessions="
                + maxSessions + "]";
    }
}
