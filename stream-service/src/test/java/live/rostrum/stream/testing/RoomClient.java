package live.rostrum.stream.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.json.JSONException;
import org.json.JSONObject;

/** A real socket.io-client in a room. */
public final class RoomClient implements AutoCloseable {

    private final Socket socket;
    private final List<Integer> counts = new CopyOnWriteArrayList<>();
    private final List<String> statuses = new CopyOnWriteArrayList<>();
    private final List<JSONObject> captions = new CopyOnWriteArrayList<>();

    public RoomClient(int port) {
        socket = IO.socket(
                URI.create("http://127.0.0.1:" + port),
                IO.Options.builder()
                        .setTransports(new String[] {"websocket"})
                        .setPath("/rooms/socket.io/")
                        .setReconnection(false)
                        .setForceNew(true)
                        .build());
        socket.on("room:viewers", arguments -> counts.add(((JSONObject) arguments[0]).optInt("count")));
        socket.on("stream:status", arguments -> statuses.add(((JSONObject) arguments[0]).optString("status")));
        socket.on("caption", arguments -> captions.add((JSONObject) arguments[0]));
        socket.connect();
    }

    /** Sends an event and waits for its answer. */
    public JSONObject ask(String event, Object... payload) {
        CompletableFuture<JSONObject> answer = new CompletableFuture<>();
        socket.emit(event, payload, (Ack) arguments -> answer.complete((JSONObject) arguments[0]));
        try {
            return answer.get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("No answer to " + event, e);
        }
    }

    /** Joins a room, which must succeed. */
    public JSONObject join(String streamId, String... more) {
        JSONObject answer = ask("room:join", joining(streamId, more));
        assertThat(answer.optBoolean("ok")).as(answer.toString()).isTrue();
        return answer;
    }

    /** The payload of a join. */
    public static JSONObject joining(String streamId, String... more) {
        JSONObject join = new JSONObject(Map.of("streamId", streamId));
        for (int i = 0; i < more.length; i += 2) {
            put(join, more[i], more[i + 1]);
        }
        return join;
    }

    /** An object within an answer; an empty one when it is not there. */
    public static JSONObject part(JSONObject answer, String name) {
        JSONObject part = answer.optJSONObject(name);
        return part == null ? new JSONObject() : part;
    }

    /** Sets a field of a payload. */
    public static JSONObject put(JSONObject object, String name, Object value) {
        try {
            return object.put(name, value);
        } catch (JSONException e) {
            throw new AssertionError(e);
        }
    }

    /** Sends an event without asking for an answer. */
    public void send(String event, Object payload) {
        socket.emit(event, payload);
    }

    public List<Integer> counts() {
        return counts;
    }

    public List<String> statuses() {
        return statuses;
    }

    public List<JSONObject> captions() {
        return captions;
    }

    public boolean isConnected() {
        return socket.connected();
    }

    @Override
    public void close() {
        socket.close();
    }
}
