package live.rostrum.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import live.rostrum.tokens.CaptionGrant;
import live.rostrum.tokens.PublishGrant;
import live.rostrum.tokens.PublishTokens;
import live.rostrum.tokens.SigningKeys;
import live.rostrum.tokens.StreamLatency;

/** The part of stream-service that a media server needs to check tokens: its key set, and tokens to check. */
final class KeyServer implements AutoCloseable {

    private final SigningKeys keys = SigningKeys.generate();
    private final HttpServer http;

    KeyServer() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/api/auth/jwks.json", exchange -> {
            byte[] body = keys.publicKeySetJson().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        http.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** Good for one recorded stream. */
    String token(String streamId) {
        return new PublishTokens(keys, Clock.systemUTC())
                .mint(new PublishGrant(
                        "token-" + streamId,
                        streamId,
                        "bench",
                        StreamLatency.STANDARD,
                        true,
                        false,
                        new CaptionGrant(false, "en-US"),
                        false,
                        Instant.now().plus(Duration.ofHours(2))));
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
