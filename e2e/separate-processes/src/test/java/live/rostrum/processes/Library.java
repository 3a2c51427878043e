package live.rostrum.processes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import live.rostrum.publisher.rest.RostrumApi;
import org.json.JSONArray;
import org.json.JSONObject;

/** The recordings, as their owner sees them through the gateway. */
final class Library implements AutoCloseable {

    private static final Duration ANSWERING = Duration.ofSeconds(20);

    private final URI gateway;
    private final RostrumApi api;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Library(URI gateway, RostrumApi api) {
        this.gateway = gateway;
        this.api = api;
    }

    /** The recording of a stream; nothing is in it if there is none yet, or nobody who could say. */
    JSONObject recordingOf(String streamId) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(request("/api/recordings?streamId=" + streamId), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            return new JSONObject();
        }
        JSONArray items = new JSONObject(answer.body()).getJSONArray("items");
        return items.isEmpty() ? new JSONObject() : items.getJSONObject(0);
    }

    /** All of a recording's file. */
    MediaFile download(JSONObject recording, Path file) throws IOException, InterruptedException {
        HttpResponse<Path> answer =
                http.send(request(recording.getString("fileUrl")), HttpResponse.BodyHandlers.ofFile(file));
        if (answer.statusCode() != 200) {
            throw new AssertionError("The file was answered " + answer.statusCode());
        }
        return new MediaFile(file);
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(ANSWERING)
                .header("Authorization", "Bearer " + api.accessToken().value())
                .build();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
