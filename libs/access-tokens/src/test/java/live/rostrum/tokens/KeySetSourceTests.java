package live.rostrum.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySetSourceTests {

    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-01-01T10:00:00Z"));
    private final SigningKeys keys = SigningKeys.generate();
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile String answer = keys.publicKeySetJson();
    private volatile int status = 200;

    @TempDir
    Path folder;

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/auth/jwks.json", exchange -> {
            fetches.incrementAndGet();
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void fetchesOnceAndAnswersFromMemory() {
        try (KeySetSource source = source()) {
            assertThat(source.hasKeys()).isFalse();
            assertThat(source.find(keyId(keys))).isPresent();
            assertThat(source.find(keyId(keys))).isPresent();
        }

        assertThat(fetches).hasValue(1);
    }

    @Test
    void takesUpANewKeyButNotForEveryUnknownOne() {
        SigningKeys next = SigningKeys.generate();
        try (KeySetSource source = source()) {
            source.refresh();
            answer = next.publicKeySetJson();

            for (int attempt = 0; attempt < 100; attempt++) {
                assertThat(source.find("unknown" + attempt)).isEmpty();
            }
            assertThat(fetches).hasValue(1);

            clock.advance(Duration.ofSeconds(10));
            assertThat(source.find(keyId(next))).isPresent();
            assertThat(source.find(keyId(keys))).isEmpty();
        }
    }

    @Test
    void startsFromItsCopyWhenNobodyAnswers() {
        try (KeySetSource source = source()) {
            source.refresh();
        }
        server.stop(0);

        try (KeySetSource source = source()) {
            assertThat(source.find(keyId(keys))).isPresent();
            assertThat(source.refresh()).isFalse();
            assertThat(source.find(keyId(keys))).isPresent();
        }
    }

    @Test
    void keepsItsKeysWhenTheAnswerIsBad() {
        try (KeySetSource source = source()) {
            source.refresh();

            for (String bad : new String[] {"", "{}", "{\"keys\":[]}", "<html>", "x".repeat(100_000)}) {
                answer = bad;
                assertThat(source.refresh()).isFalse();
            }
            answer = SigningKeys.generate().publicKeySetJson();
            status = 503;
            assertThat(source.refresh()).isFalse();

            assertThat(source.find(keyId(keys))).isPresent();
        }
        assertThat(folder.resolve("jwks.json")).content().isEqualTo(keys.publicKeySetJson());
    }

    @Test
    void startsWithoutKeysFromABrokenCopy() throws IOException {
        Files.writeString(folder.resolve("jwks.json"), "{");

        try (KeySetSource source = source()) {
            assertThat(source.hasKeys()).isFalse();
            assertThat(source.refresh()).isTrue();
        }
    }

    @Test
    void givesUpOnASilentServer() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                KeySetSource source = new KeySetSource(
                        URI.create("http://127.0.0.1:" + silent.getLocalPort()), folder.resolve("jwks.json"), clock)) {
            Instant before = Instant.now();

            assertThat(source.find("any")).isEmpty();

            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(8));
        }
    }

    private KeySetSource source() {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/auth/jwks.json");
        return new KeySetSource(uri, folder.resolve("jwks.json"), clock);
    }

    private static String keyId(SigningKeys keys) {
        try {
            return JWKSet.parse(keys.publicKeySetJson()).getKeys().getFirst().getKeyID();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }
}
