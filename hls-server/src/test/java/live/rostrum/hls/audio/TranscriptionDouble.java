package live.rostrum.hls.audio;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A real HTTP server that stands in for transcription-service: keeps the sound of each stream by its positions as the contract says, and misbehaves as a test
 * wants.
 */
public final class TranscriptionDouble implements AutoCloseable {

    /** What a request said. */
    public record Sound(
            String streamId, long firstSample, int bytes, Map<String, String> headers, String authorization) {}

    /** Answers a request in another way than to take it; null takes it. */
    public interface Mood {
        @Nullable
        Reply reply(Sound request);
    }

    /** Another answer: a status, and perhaps a header. */
    public record Reply(int status, Map<String, String> headers) {
        public static Reply of(int status) {
            return new Reply(status, Map.of());
        }
    }

    private static final Mood GOOD = request -> null;

    private final int port;
    private final Map<String, Heard> heard = new HashMap<>();
    private final List<Sound> requests = new CopyOnWriteArrayList<>();
    private final List<String> phrases = new CopyOnWriteArrayList<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger answersToLose = new AtomicInteger();
    private volatile Mood mood = GOOD;
    private volatile int phraseStatus = 204;
    private HttpServer server;
    private ExecutorService threads;

    /** The sound of one stream. */
    private static final class Heard {
        private final ByteArrayOutputStream pcm = new ByteArrayOutputStream();
        private long firstSample = -1;
        private long nextSample;
        private long missingSamples;
    }

    public TranscriptionDouble() {
        threads = Executors.newVirtualThreadPerTaskExecutor();
        server = open(0, threads);
        port = server.getAddress().getPort();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public void mood(Mood newMood) {
        mood = newMood;
    }

    public void goodMood() {
        mood = GOOD;
    }

    /** Takes the next pieces, and breaks the connection in the place of an answer. */
    public void loseAnswers(int count) {
        answersToLose.set(count);
    }

    /** What phrases are answered with. */
    public void answerPhrasesWith(int status) {
        phraseStatus = status;
    }

    /** As after {@code kill -9}: connections break, and nobody listens. What was heard is kept, as the real one keeps it in its database. */
    public void kill() {
        server.stop(0);
        threads.shutdownNow();
    }

    public void restart() {
        threads = Executors.newVirtualThreadPerTaskExecutor();
        server = open(port, threads);
    }

    public List<Sound> requests() {
        return requests;
    }

    /** Bodies of {@code POST .../phrases}. */
    public List<String> phrases() {
        return phrases;
    }

    /** Most requests that were being thought about at one time. */
    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    /** Position of the first sample that was taken, -1 if there is none. */
    public synchronized long firstSample(String streamId) {
        Heard sound = heard.get(streamId);
        return sound == null ? -1 : sound.firstSample;
    }

    public synchronized long nextSample(String streamId) {
        Heard sound = heard.get(streamId);
        return sound == null ? 0 : sound.nextSample;
    }

    /** Samples between the first and the last that never came. */
    public synchronized long missingSamples(String streamId) {
        Heard sound = heard.get(streamId);
        return sound == null ? 0 : sound.missingSamples;
    }

    /** All sound that was taken, in order, without the holes. */
    public synchronized byte[] pcm(String streamId) {
        Heard sound = heard.get(streamId);
        return sound == null ? new byte[0] : sound.pcm.toByteArray();
    }

    @Override
    public void close() {
        kill();
    }

    private HttpServer open(int onPort, ExecutorService executor) {
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), onPort), 0);
            opened.createContext("/internal/streams/", this::answer);
            opened.setExecutor(executor);
            opened.start();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            String[] path = exchange.getRequestURI().getPath().split("/", -1);
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (path[4].equals("phrases")) {
                phrases.add(new String(body, StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(phraseStatus, -1);
            } else {
                sound(exchange, path[3], Long.parseLong(path[5]), body);
            }
        } finally {
            exchange.close();
        }
    }

    private void sound(HttpExchange exchange, String streamId, long firstSample, byte[] pcm) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String name : List.of("Programme-Time", "Caption-Language", "Take-Id", "Take-Time")) {
            headers.put(name, String.valueOf(exchange.getRequestHeaders().getFirst(name)));
        }
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        Sound request = new Sound(streamId, firstSample, pcm.length, headers, authorization);
        requests.add(request);
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        Reply other = mood.reply(request);
        atOnce.decrementAndGet();
        if (answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            take(streamId, firstSample, pcm);
        } else if (other == null) {
            exchange.getResponseHeaders().set("Next-Sample", Long.toString(take(streamId, firstSample, pcm)));
            exchange.sendResponseHeaders(204, -1);
        } else {
            other.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(other.status(), -1);
        }
    }

    private synchronized long take(String streamId, long firstSample, byte[] pcm) {
        Heard sound = heard.computeIfAbsent(streamId, id -> new Heard());
        if (sound.firstSample < 0) {
            sound.firstSample = firstSample;
            sound.nextSample = firstSample;
        }
        long end = firstSample + pcm.length / 2;
        if (end > sound.nextSample) {
            int known = Math.toIntExact(Math.max(0, sound.nextSample - firstSample) * 2);
            sound.missingSamples += Math.max(0, firstSample - sound.nextSample);
            sound.pcm.write(pcm, known, pcm.length - known);
            sound.nextSample = end;
        }
        return sound.nextSample;
    }
}
