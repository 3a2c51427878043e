package live.rostrum.standalone.up;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits until the gateway says that every service is ready. */
final class Readiness {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int POLL_MS = 50;
    private static final int OK = 200;

    private Readiness() {}

    static void await(int port) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                .timeout(Duration.ofSeconds(5))
                .build();
        String last = "";
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (System.nanoTime() < deadline) {
                try {
                    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                    if (answer.statusCode() == OK) {
                        return;
                    }
                    last = answer.body();
                } catch (HttpTimeoutException slowMachine) {
                    last = "no answer within the time of one request";
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MS);
            }
        } catch (IOException e) {
            throw new StartFailure("The gateway does not answer on port " + port + ".", "The log above says more.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new StartFailure("Not every service became ready: " + last, "The log above says more.");
    }
}
