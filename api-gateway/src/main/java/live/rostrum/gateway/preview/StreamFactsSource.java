package live.rostrum.gateway.preview;

import io.netty.channel.ChannelOption;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks stream-service what anybody may know of a stream, as an anonymous viewer does. A page waits for it {@link
 * #PATIENCE} at most. An answer is good for a second, so that a stream that has become private is no longer told of two
 * seconds later; a failure is remembered for three. All who ask meanwhile share one question: a stream costs one request a second at most,
 * however many read its page. Thread-safe.
 */
final class StreamFactsSource {

    static final int MOST_REMEMBERED = 1000;

    private static final Duration PATIENCE = Duration.ofMillis(800);
    private static final Duration GOOD_FOR = Duration.ofSeconds(1);
    private static final Duration FAILURE_GOOD_FOR = Duration.ofSeconds(3);
    private static final int LARGEST_ANSWER_BYTES = 64 * 1024;
    private static final int MOST_CONNECTIONS = 20;
    private static final int MOST_WAITING = 200;
    private static final int OK = 200;

    private final JsonMapper json;
    private final HttpClient client;
    private final Map<String, Mono<StreamFacts>> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Mono<StreamFacts>> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    StreamFactsSource(URI streamService, JsonMapper json) {
        this.json = json;
        this.client = HttpClient.create(ConnectionProvider.builder("previews")
                        .maxConnections(MOST_CONNECTIONS)
                        .pendingAcquireMaxCount(MOST_WAITING)
                        .pendingAcquireTimeout(PATIENCE)
                        .maxIdleTime(Duration.ofSeconds(10))
                        .build())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) PATIENCE.toMillis())
                .responseTimeout(PATIENCE)
                .baseUrl(streamService.toString().replaceFirst("/$", ""));
    }

    /** What is known of a stream; empty when it is private, missing, or nobody says in time. Never fails. */
    Mono<Optional<StreamFacts>> find(String streamId) {
        return Mono.defer(() -> rememberedOf(streamId))
                .map(Optional::of)
                .onErrorComplete()
                .defaultIfEmpty(Optional.empty());
    }

    private Mono<StreamFacts> rememberedOf(String streamId) {
        synchronized (remembered) {
            return remembered.computeIfAbsent(
                    streamId,
                    id -> ask(id).timeout(PATIENCE)
                            .cache(facts -> GOOD_FOR, failure -> FAILURE_GOOD_FOR, () -> GOOD_FOR));
        }
    }

    private Mono<StreamFacts> ask(String streamId) {
        return client.get()
                .uri("/api/streams/" + streamId)
                .responseSingle((response, content) ->
                        response.status().code() == OK ? bounded(ByteBufFlux.fromInbound(content)) : Mono.empty())
                .mapNotNull(body -> StreamFacts.of(json.readTree(body)).orElse(null));
    }

    private static Mono<byte[]> bounded(ByteBufFlux content) {
        return content.asByteArray()
                .reduceWith(ByteArrayOutputStream::new, (all, part) -> {
                    if (all.size() + part.length > LARGEST_ANSWER_BYTES) {
                        throw new IllegalStateException("The answer is larger than any stream");
                    }
                    all.writeBytes(part);
                    return all;
                })
                .map(ByteArrayOutputStream::toByteArray);
    }
}
