package live.rostrum.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.json.JSONArray;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * A broadcaster's second path that costs as little as it can: Socket.IO by hand on the JDK's WebSocket. Sends chunks of one size, at a pace or as fast as the window
 * lets it, and measures from the sending of each to its acknowledgement.
 */
final class LoadRecorder implements AutoCloseable {

    private static final int ANSWER_SECONDS = 30;
    private static final byte MARK = 0x52;

    private final WebSocket socket;
    private final String takeId;
    private final byte[] first;
    private final ByteBuffer chunk;
    private final Semaphore window;
    private final Map<Long, CompletableFuture<JSONObject>> answers = new ConcurrentHashMap<>();
    private final List<Double> acknowledgedMs = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong acknowledgedBytes = new AtomicLong();
    private final CompletableFuture<Void> open = new CompletableFuture<>();
    private volatile boolean ending;
    private volatile boolean pingToAnswer;
    private long events;

    /**
     * Connects and begins a take.
     *
     * @param server scheme, host, port and path of the socket
     * @param firstChunk with a container's header
     * @param chunkBytes size of the others
     */
    LoadRecorder(HttpClient http, URI server, String token, String streamId, byte[] firstChunk, int chunkBytes)
            throws Exception {
        takeId = "take-" + streamId;
        first = marked(firstChunk);
        byte[] media = new byte[chunkBytes];
        new Random(streamId.hashCode()).nextBytes(media);
        chunk = ByteBuffer.wrap(marked(media)).asReadOnlyBuffer();
        window = new Semaphore(0);
        String query = "?EIO=4&transport=websocket&token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(server + query), new Listener())
                .get(ANSWER_SECONDS, TimeUnit.SECONDS);
        open.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        JSONObject start = new JSONObject()
                .put("streamId", streamId)
                .put("takeId", takeId)
                .put("mimeType", "video/webm;codecs=avc1.42E01E,opus")
                .put("timesliceMs", 250)
                .put("oldestSeq", 0);
        JSONObject answer = emit("publish:start", start, null).get(ANSWER_SECONDS, TimeUnit.SECONDS);
        window.release((int) Math.min(Integer.MAX_VALUE, answer.getLong("windowBytes")));
    }

    /** Sends until the moment comes, then waits for what is under way. Blocks; for a thread of its own. */
    void send(long intervalNanos, long untilNanos) throws Exception {
        long next = System.nanoTime();
        CompletableFuture<JSONObject> last = CompletableFuture.completedFuture(new JSONObject());
        for (long seq = 0; System.nanoTime() < untilNanos; seq++) {
            if (intervalNanos > 0) {
                next += intervalNanos;
                LockSupport.parkNanos(next - System.nanoTime());
            }
            last = sendOne(seq);
        }
        last.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        ending = true;
    }

    /** How long each acknowledgement took so far. */
    List<Double> acknowledgedMs() {
        synchronized (acknowledgedMs) {
            return List.copyOf(acknowledgedMs);
        }
    }

    long acknowledgedBytes() {
        return acknowledgedBytes.get();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private CompletableFuture<JSONObject> sendOne(long seq) throws Exception {
        ByteBuffer message = seq == 0 ? ByteBuffer.wrap(first) : chunk.duplicate();
        int bytes = message.remaining();
        window.acquire(bytes);
        long sent = System.nanoTime();
        CompletableFuture<JSONObject> answer = emit(
                "publish:chunk",
                new JSONObject().put("takeId", takeId).put("seq", seq).put("capturedAt", "2026-01-01T00:00:00Z"),
                message);
        return answer.thenApply(acknowledged -> {
            acknowledgedMs.add((System.nanoTime() - sent) / 1e6);
            acknowledgedBytes.addAndGet(bytes);
            window.release(bytes);
            return acknowledged;
        });
    }

    private CompletableFuture<JSONObject> emit(String event, JSONObject payload, @Nullable ByteBuffer binary)
            throws ExecutionException, InterruptedException, TimeoutException {
        if (pingToAnswer) {
            pingToAnswer = false;
            await(socket.sendText("3", true));
        }
        long id = events++;
        CompletableFuture<JSONObject> answer = new CompletableFuture<>();
        answers.put(id, answer);
        JSONArray data = new JSONArray().put(event).put(payload);
        if (binary == null) {
            await(socket.sendText("42" + id + data, true));
        } else {
            data.put(new JSONObject().put("_placeholder", true).put("num", 0));
            await(socket.sendText("451-" + id + data, true));
            await(socket.sendBinary(binary, true));
        }
        return answer.thenApply(LoadRecorder::accepted);
    }

    private static void await(CompletableFuture<WebSocket> sent)
            throws ExecutionException, InterruptedException, TimeoutException {
        var _ = sent.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    }

    private static JSONObject accepted(JSONObject answer) {
        if (!answer.getBoolean("ok")) {
            throw new IllegalStateException("The server refused: " + answer);
        }
        return answer;
    }

    private static byte[] marked(byte[] media) {
        byte[] message = new byte[media.length + 1];
        message[0] = MARK;
        System.arraycopy(media, 0, message, 1, media.length);
        return message;
    }

    /** Reads Engine.IO (0 open, 2 ping) and Socket.IO (40 connected, 43 acknowledgement) messages. */
    private final class Listener implements WebSocket.Listener {

        private final StringBuilder message = new StringBuilder();
        private CompletableFuture<WebSocket> asked = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onText(WebSocket source, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                read(source, message.toString());
                message.setLength(0);
            }
            source.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket source, int status, String reason) {
            fail(new IOException("The server closed the connection: " + status));
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket source, Throwable error) {
            fail(error);
        }

        private void read(WebSocket source, String text) {
            if (text.startsWith("0")) {
                asked = source.sendText("40", true);
            } else if (text.startsWith("40")) {
                var _ = asked.thenRun(() -> open.complete(null));
            } else if (text.startsWith("2")) {
                pingToAnswer = true; // by the thread that sends: the JDK's WebSocket sends one message at a time
            } else if (text.startsWith("43")) {
                int array = text.indexOf('[');
                CompletableFuture<JSONObject> answer = answers.remove(Long.parseLong(text.substring(2, array)));
                if (answer != null) {
                    answer.complete(new JSONArray(text.substring(array)).getJSONObject(0));
                }
            }
        }

        private void fail(Throwable cause) {
            open.completeExceptionally(cause);
            if (!ending) {
                answers.values().forEach(answer -> answer.completeExceptionally(cause));
            }
        }
    }
}
