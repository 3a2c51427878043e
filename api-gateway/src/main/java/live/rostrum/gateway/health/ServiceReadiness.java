package live.rostrum.gateway.health;

import io.netty.channel.ChannelOption;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * Whether one service is ready to do its job, asked over HTTP. An answer is good for a second, so that many who ask cost
 * the service no more than one.
 */
final class ServiceReadiness implements ReactiveHealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration GOOD_FOR = Duration.ofSeconds(1);
    private static final int OK = 200;

    private final Mono<Health> health;

    ServiceReadiness(URI url) {
        HttpClient client = HttpClient.create()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) PATIENCE.toMillis())
                .responseTimeout(PATIENCE);
        this.health = client.get()
                .uri(url)
                .response()
                .map(response -> ofStatus(response.status().code()))
                .timeout(PATIENCE)
                .onErrorResume(failure -> Mono.just(down(reasonOf(failure))))
                .cache(GOOD_FOR);
    }

    @Override
    public Mono<Health> health() {
        return health;
    }

    private static Health ofStatus(int status) {
        return status == OK ? Health.up().build() : down("status " + status);
    }

    private static Health down(String reason) {
        return Health.down().withDetail("reason", reason).build();
    }

    private static String reasonOf(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return "no answer in time";
        }
        return failure instanceof ConnectException ? "connection refused" : "connection failed";
    }
}
