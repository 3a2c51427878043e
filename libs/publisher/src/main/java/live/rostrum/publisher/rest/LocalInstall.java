package live.rostrum.publisher.rest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import live.rostrum.tokens.InternalTokens;
import org.json.JSONException;
import org.json.JSONObject;

/**
 * A running installation on this machine, found by its data directory: {@code run.json} says where its parts listen, and whoever may
 * read {@code secrets/internal-secret} owns the installation anyway, so that no password needs to be typed.
 *
 * @param gateway the public door
 * @param streamService not reachable from outside
 */
public record LocalInstall(URI gateway, URI streamService, String internalSecret) {

    private static final int MAX_FILE_BYTES = 64 << 10;

    /**
     * Reads what {@code up} left in the data directory.
     *
     * @return empty when no installation runs from there, or when it is another user's
     */
    public static Optional<LocalInstall> in(Path data) {
        try {
            JSONObject run = new JSONObject(text(data.resolve("run.json")));
            String secret =
                    text(data.resolve("secrets").resolve("internal-secret")).strip();
            return Optional.of(new LocalInstall(
                    URI.create(run.getString("gateway")), URI.create(run.getString("streamService")), secret));
        } catch (IOException | JSONException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String text(Path file) throws IOException {
        if (Files.exists(file) && Files.size(file) > MAX_FILE_BYTES) {
            throw new NoSuchFileException(file.toString(), null, "too large to be ours");
        }
        return Files.readString(file);
    }

    /** Whether an address means this installation's gateway. */
    public boolean isServedAt(URI address) {
        return isLoopback(address) && port(address) == port(gateway);
    }

    private static boolean isLoopback(URI address) {
        String host = String.valueOf(address.getHost());
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }

    private static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : 80;
    }

    /** Signs in as the installation's first administrator. */
    public SignIn signIn() {
        InternalTokens tokens = new InternalTokens(internalSecret, Clock.systemUTC());
        return calls -> {
            try (RostrumCalls local = new RostrumCalls(streamService)) {
                return local.loginOnThisMachine(tokens.mint("publish"));
            }
        };
    }

    /** Without the secret, which is in no log. */
    @Override
    public String toString() {
        return "LocalInstall[gateway=" + gateway + ", streamService=" + streamService + "]";
    }
}
