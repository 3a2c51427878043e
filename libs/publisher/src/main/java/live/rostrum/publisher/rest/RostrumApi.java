package live.rostrum.publisher.rest;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * What going live needs of the public REST interface. Signs in at the first call and again when the access token runs out. Safe for
 * many threads.
 */
public final class RostrumApi implements AutoCloseable {

    private static final Duration RENEWED_BEFORE = Duration.ofSeconds(60);

    private final RostrumCalls calls;
    private final SignIn signIn;
    private final InstantSource clock;
    private @Nullable AccessToken token;

    public RostrumApi(URI server, SignIn signIn) {
        this(server, signIn, InstantSource.system());
    }

    RostrumApi(URI server, SignIn signIn, InstantSource clock) {
        this.calls = new RostrumCalls(server);
        this.signIn = signIn;
        this.clock = clock;
    }

    /** The access token to use now. */
    public synchronized AccessToken accessToken() {
        AccessToken current = token;
        if (current == null || current.expiresAt().minus(RENEWED_BEFORE).isBefore(clock.instant())) {
            current = signIn.accessToken(calls);
            token = current;
        }
        return current;
    }

    /** {@code POST /api/streams} with the defaults of the platform. */
    public PublishableStream createStream(String title) {
        return stream(send("POST", "/api/streams", Optional.of(new JSONObject().put("title", title))));
    }

    /** {@code GET /api/streams/{id}}. */
    public PublishableStream stream(String id) {
        return stream(send("GET", path(id, ""), Optional.empty()));
    }

    /** {@code POST /api/streams/{id}/publish-token}. */
    public PublishToken publishToken(String id) {
        JSONObject json = send("POST", path(id, "/publish-token"), Optional.empty());
        if (json.isNull("ingestPath")) {
            throw new ApiException(409, "stream-ended", "The stream has ended.");
        }
        return new PublishToken(
                json.getString("token"),
                Instant.parse(json.getString("expiresAt")),
                json.getString("ingestPath"),
                json.isNull("recorderPath") ? null : json.getString("recorderPath"));
    }

    /** {@code POST /api/streams/{id}/end}. */
    public void end(String id) {
        send("POST", path(id, "/end"), Optional.empty());
    }

    private JSONObject send(String method, String path, Optional<JSONObject> body) {
        return calls.send(method, path, Optional.of(accessToken().value()), body);
    }

    private static String path(String id, String rest) {
        return "/api/streams/" + URLEncoder.encode(id, StandardCharsets.UTF_8) + rest;
    }

    private static PublishableStream stream(JSONObject json) {
        String id = json.getString("id");
        return new PublishableStream(
                id,
                json.optString("title"),
                json.optString("status"),
                json.optString("watchUrl", "/watch/" + id),
                json.optString("playbackUrl", "/live/" + id + "/live.m3u8"));
    }

    @Override
    public void close() {
        calls.close();
    }
}
