package live.rostrum.publisher.ingest;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * One connection to an ingest server: WebSocket only, and never reconnecting by itself. The events of the protocol go out in the order
 * of the calls; each answer is a future that fails with an {@link IngestException} when the answer is late or the connection is lost.
 */
public final class IngestSocket implements AutoCloseable {

    /** A server that is starting may take a connection and never open it: better try again soon. */
    private static final long LONGEST_OPENING_MS = 4_000;

    /** A server that talks but does not answer is given up in the end: longer than it may take for a live backlog of 30 s. */
    private static final long LONGEST_ANSWER_MS = 30_000;

    private final Socket socket;
    private final OkHttpClient http;
    private final long answerMs;
    private volatile long heardNanos = System.nanoTime();
    private final Map<Long, Unanswered> unanswered = new ConcurrentHashMap<>();
    private final AtomicLong events = new AtomicLong();
    private final CompletableFuture<IngestException> lost = new CompletableFuture<>();

    private IngestSocket(IngestTarget target) {
        answerMs = target.answerTimeout().toMillis();
        http = new OkHttpClient.Builder()
                .dispatcher(new Dispatcher(Executors.newVirtualThreadPerTaskExecutor()))
                .connectTimeout(target.answerTimeout())
                .build();
        IO.Options options = new IO.Options();
        options.transports = new String[] {"websocket"};
        options.path = target.path();
        options.query = "token=" + URLEncoder.encode(target.token().get(), StandardCharsets.UTF_8);
        options.forceNew = true;
        options.reconnection = false;
        options.timeout = answerMs;
        options.webSocketFactory = http;
        options.callFactory = http;
        socket = IO.socket(target.server().resolve("/"), options);
    }

    /** Connects with a token that is asked for now; waits at most the target's answer timeout. */
    public static IngestSocket connect(IngestTarget target, IngestListener listener) throws InterruptedException {
        IngestSocket connection = new IngestSocket(target);
        try {
            connection.open(listener);
            Thread.ofVirtual().name("publish-watch").start(connection::watch);
            return connection;
        } catch (InterruptedException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private void open(IngestListener listener) throws InterruptedException {
        CompletableFuture<Void> connected = new CompletableFuture<>();
        socket.on(Socket.EVENT_CONNECT, arguments -> connected.complete(null));
        socket.on(
                Socket.EVENT_CONNECT_ERROR,
                arguments -> connected.completeExceptionally(ConnectFailure.from(arguments)));
        socket.on(
                Socket.EVENT_DISCONNECT,
                arguments -> lose(new IngestException(
                        IngestException.DISCONNECTED,
                        "The connection to the server was lost (" + arguments[0] + ").")));
        socket.on("publish:health", arguments -> {
            heardNanos = System.nanoTime();
            listener.onHealth(PublishHealth.from((JSONObject) arguments[0]));
        });
        socket.on("publish:error", arguments -> reported((JSONObject) arguments[0], listener));
        socket.connect();
        try {
            connected.get(Math.min(answerMs, LONGEST_OPENING_MS), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IngestException(IngestException.TIMEOUT, "The server did not open the connection in time.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IngestException refusal) {
                throw refusal;
            }
            throw new IngestException(IngestException.DISCONNECTED, "The connection could not be opened.", e);
        }
    }

    private void reported(JSONObject json, IngestListener listener) {
        boolean fatal = json.optBoolean("fatal");
        IngestException error =
                new IngestException(json.optString("code", "bad-request"), json.optString("message", ""));
        listener.onError(error, fatal);
        if (fatal) {
            lose(error);
        }
    }

    private void lose(IngestException cause) {
        lost.complete(cause);
        unanswered.values().forEach(request -> request.answer().completeExceptionally(cause));
    }

    /** Completes when the connection is lost or the server reports a fatal error. */
    public CompletableFuture<IngestException> lost() {
        return lost;
    }

    /** {@code publish:start}. */
    public CompletableFuture<IngestAck> start(TakeStart take, long oldestSeq) {
        return emit("publish:start", take.toJson(oldestSeq));
    }

    /** {@code publish:chunk}. */
    public CompletableFuture<IngestAck> chunk(String takeId, MediaChunk chunk) {
        JSONObject json = new JSONObject(Map.of(
                "takeId",
                takeId,
                "seq",
                chunk.seq(),
                "capturedAt",
                chunk.capturedAt().toString()));
        return emit("publish:chunk", json, chunk.toMessage());
    }

    /** {@code publish:stop}. */
    public CompletableFuture<IngestAck> stop(String takeId, long chunks) {
        return emit("publish:stop", new JSONObject().put("takeId", takeId).put("chunks", chunks));
    }

    /** Any event with any arguments, for tests of a server's manners. */
    public CompletableFuture<IngestAck> emit(String event, Object... arguments) {
        CompletableFuture<IngestAck> answer = new CompletableFuture<>();
        long number = events.incrementAndGet();
        unanswered.put(number, new Unanswered(answer, System.nanoTime()));
        CompletableFuture<IngestAck> bounded = answer.handle((ack, failure) -> answered(number, event, ack, failure));
        IngestException cause = lost.getNow(null);
        if (cause != null) {
            answer.completeExceptionally(cause);
        } else {
            socket.emit(event, arguments, (Ack) answers -> {
                heardNanos = System.nanoTime();
                answer.complete(IngestAck.from(asJson(answers)));
            });
        }
        return bounded;
    }

    /**
     * Gives answers up when the server has said nothing at all for the answer timeout. A server with a backlog answers late but keeps
     * talking, and a new connection would only repeat the backlog. On a thread of its own, until the connection is lost.
     */
    private void watch() {
        long stepMs = Math.max(1, answerMs / 8);
        while (!lost.isDone()) {
            LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(stepMs));
            long nowNanos = System.nanoTime();
            for (Unanswered request : unanswered.values()) {
                if (request.isHopeless(nowNanos, heardNanos, answerMs)) {
                    request.answer().completeExceptionally(new TimeoutException());
                }
            }
        }
    }

    private record Unanswered(CompletableFuture<IngestAck> answer, long sinceNanos) {

        boolean isHopeless(long nowNanos, long heardNanos, long answerMs) {
            long waitedMs = TimeUnit.NANOSECONDS.toMillis(nowNanos - sinceNanos);
            long silentMs = TimeUnit.NANOSECONDS.toMillis(nowNanos - heardNanos);
            return Math.min(waitedMs, silentMs) >= answerMs || waitedMs >= Math.max(answerMs, LONGEST_ANSWER_MS);
        }
    }

    private IngestAck answered(long number, String event, @Nullable IngestAck ack, @Nullable Throwable failure) {
        unanswered.remove(number);
        if (ack != null) {
            return ack;
        }
        if (failure instanceof IngestException known) {
            throw known;
        }
        throw new IngestException(IngestException.TIMEOUT, "The server did not answer " + event + " in time.");
    }

    private static JSONObject asJson(Object[] answers) {
        return answers.length > 0 && answers[0] instanceof JSONObject json ? json : new JSONObject();
    }

    @Override
    public void close() {
        socket.disconnect();
        socket.off();
        lose(new IngestException(IngestException.DISCONNECTED, "The connection was closed."));
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
