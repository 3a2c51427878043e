package live.rostrum.stream.ingest;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import live.rostrum.tokens.InternalTokens;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * Calls to other services, each with a fresh internal token. Every call gives up after two seconds to connect or three
 * without an answer.
 */
@Component
class InternalHttp {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(3);

    private final ObjectProvider<RestClient.Builder> builders;
    private final InternalTokens tokens;

    InternalHttp(ObjectProvider<RestClient.Builder> builders, InternalTokens tokens) {
        this.builders = builders;
        this.tokens = tokens;
    }

    /** A client of one service. */
    RestClient to(URI service) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build());
        requests.setReadTimeout(READ_TIMEOUT);
        return builders.getObject()
                .baseUrl(service)
                .requestFactory(requests)
                .requestInitializer(request -> request.getHeaders().set(HttpHeaders.AUTHORIZATION, bearer()))
                .build();
    }

    private String bearer() {
        return "Bearer " + tokens.mint("stream-service");
    }
}
