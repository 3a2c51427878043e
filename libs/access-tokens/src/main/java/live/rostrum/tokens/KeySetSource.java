package live.rostrum.tokens;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of stream-service, fetched over HTTP and kept on disk, so that tokens are checked also while it is
 * away.
 *
 * <p>{@link #find} answers from memory. Only an unknown key makes it fetch: one thread waits at most three seconds, the
 * others get their "no" at once, and there are at least ten seconds between two fetches, whatever is asked for. A key
 * that stream-service has withdrawn goes with the next fetch; call {@link #refresh} from a timer. Safe for use by many
 * threads.
 */
public final class KeySetSource implements VerificationKeys, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(KeySetSource.class.getName());
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int LARGEST_KEY_SET_BYTES = 64 * 1024;

    private final URI uri;
    private final Path copy;
    private final Clock clock;
    private final HttpClient http;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile Map<String, ECKey> keys;
    private @Nullable Instant lastFetch;
    private boolean isAway;

    /**
     * Reads the copy on disk; nothing is fetched yet.
     *
     * @param uri the key set, {@code http://.../api/auth/jwks.json}
     * @param copy file in which the last good key set is kept
     */
    public KeySetSource(URI uri, Path copy, Clock clock) {
        this.uri = uri;
        this.copy = copy.toAbsolutePath();
        this.clock = clock;
        this.http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
        this.keys = readCopy();
    }

    @Override
    public Optional<ECKey> find(String keyId) {
        ECKey known = keys.get(keyId);
        if (known == null && fetching.tryLock()) {
            try {
                Instant now = clock.instant();
                if (lastFetch == null || !now.isBefore(lastFetch.plus(PAUSE))) {
                    lastFetch = now;
                    fetch();
                }
            } finally {
                fetching.unlock();
            }
        }
        return Optional.ofNullable(keys.get(keyId));
    }

    /**
     * Fetches the key set now. Waits up to three seconds.
     *
     * @return whether stream-service answered with a key set; if not, the old one stays
     */
    public boolean refresh() {
        fetching.lock();
        try {
            lastFetch = clock.instant();
            return fetch();
        } finally {
            fetching.unlock();
        }
    }

    /** Whether any token can be checked at all. */
    public boolean hasKeys() {
        return !keys.isEmpty();
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }

    /** One thread at a time. Says once that the source is away, and once that it is back. */
    private boolean fetch() {
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
        var answer = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_KEY_SET_BYTES));
        try {
            HttpResponse<byte[]> response = answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("status " + response.statusCode());
            }
            Map<String, ECKey> fetched = parse(new String(response.body(), StandardCharsets.UTF_8));
            if (fetched.isEmpty()) {
                throw new IOException("no usable key");
            }
            boolean changed = !fetched.equals(keys);
            keys = fetched;
            if (changed) {
                writeCopy(response.body());
            }
            if (isAway) {
                isAway = false;
                LOG.log(System.Logger.Level.INFO, "{0} answers again", uri);
            }
            return true;
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | IOException | ParseException e) {
            answer.cancel(true);
            LOG.log(
                    isAway ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
                    "No key set from {0}: {1}",
                    uri,
                    e.toString());
            isAway = true;
            return false;
        }
    }

    private Map<String, ECKey> readCopy() {
        try {
            if (!Files.exists(copy) || Files.size(copy) > LARGEST_KEY_SET_BYTES) {
                return Map.of();
            }
            return parse(Files.readString(copy));
        } catch (IOException | ParseException e) {
            LOG.log(System.Logger.Level.WARNING, "Unreadable key set in {0}: {1}", copy, e.toString());
            return Map.of();
        }
    }

    private void writeCopy(byte[] bytes) {
        try {
            Path folder = copy.getParent();
            if (folder == null) {
                throw new IOException("no file name");
            }
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "jwks", ".tmp");
            try {
                Files.write(draft, bytes);
                Files.move(draft, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "Cannot keep the key set in {0}: {1}", copy, e.toString());
        }
    }

    private static Map<String, ECKey> parse(String json) throws ParseException {
        Map<String, ECKey> byId = new HashMap<>();
        for (JWK key : JWKSet.parse(json).getKeys()) {
            if (key instanceof ECKey ec && Curve.P_256.equals(ec.getCurve()) && ec.getKeyID() != null) {
                byId.put(ec.getKeyID(), ec.toPublicJWK());
            }
        }
        return Map.copyOf(byId);
    }
}
