package live.rostrum.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks for a media playlist over and over, whether the server is there or not, and for what it names. */
final class PlaylistWatch implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int POLL_MS = 20;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;

    PlaylistWatch(URI address) {
        this.address = address;
    }

    /**
     * When a segment was first seen in the playlist.
     *
     * @param nanos by {@link System#nanoTime()}, at most {@value #POLL_MS} ms late
     */
    record Naming(long msn, long nanos) {

        /** Seconds from another moment to this one. */
        double secondsSince(long earlierNanos) {
            return (nanos - earlierNanos) / 1e9;
        }
    }

    /** Waits for a segment behind this number. */
    Naming awaitAfter(long msn) throws InterruptedException, TimeoutException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < giveUp) {
            long last = read().map(MediaPlaylist::lastMsn).orElse(-1L);
            if (last > msn) {
                return new Naming(last, System.nanoTime());
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
        throw new TimeoutException("No new segment at " + address + " in " + PATIENCE.toSeconds() + " s");
    }

    /** The playlist as it is now; none while nobody answers or there is none. */
    Optional<MediaPlaylist> read() throws InterruptedException {
        try {
            return Optional.of(MediaPlaylist.parse(address, new String(get(address), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The bytes at an address that a playlist names. */
    byte[] get(URI uri) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException(uri + " answered " + response.statusCode());
        }
        return response.body();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
