package live.rostrum.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** Asks for what a player asks for first, over and over, until all of it is there. */
final class PlayableStream implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int POLL_MS = 20;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI multivariant;

    PlayableStream(URI multivariant) {
        this.multivariant = multivariant;
    }

    /** When the first segment of the first rendition could be read, by {@link System#nanoTime()}. */
    long awaitNanos() throws IOException, InterruptedException, TimeoutException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < giveUp) {
            Optional<URI> media = firstUri(multivariant, line -> line.contains(".m3u8"));
            Optional<URI> segment =
                    media.isEmpty() ? Optional.empty() : firstUri(media.get(), line -> line.contains(".m4s"));
            if (segment.isPresent() && get(segment.get()).isPresent()) {
                return System.nanoTime();
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
        throw new TimeoutException("Nothing to play at " + multivariant + " after " + PATIENCE.toSeconds() + " s");
    }

    private Optional<URI> firstUri(URI playlist, Predicate<String> wanted) throws IOException, InterruptedException {
        return get(playlist)
                .flatMap(text -> text.lines()
                        .filter(line -> !line.startsWith("#"))
                        .filter(wanted)
                        .findFirst())
                .map(playlist::resolve);
    }

    private Optional<String> get(URI uri) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        return response.statusCode() == 200 && !response.body().isEmpty()
                ? Optional.of(response.body())
                : Optional.empty();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
