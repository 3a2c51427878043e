package live.rostrum.standalone.up;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Waits until the gateway says that every service is ready. */
final class Readiness {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int POLL_MS = 50;
    private static final int OK = 200;

    private Readiness() {}

    static void await(int port) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                .timeout(Duration.ofSeconds(10))
                .build();
        String last = "no answer";
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (System.nanoTime() < deadline) {
                Optional<HttpResponse<String>> answer = ask(client, request);
                if (answer.isPresent() && answer.get().statusCode() == OK) {
                    return;
                }
                last = answer.map(HttpResponse::body).orElse(last);
                TimeUnit.MILLISECONDS.sleep(POLL_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new StartFailure("Not every service became ready: " + last, "The log above says more.");
    }

    private static Optional<HttpResponse<String>> ask(HttpClient client, HttpRequest request)
            throws InterruptedException {
        try {
            return Optional.of(client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            // A machine under load may be late; the deadline decides.
            return Optional.empty();
        }
    }
}
