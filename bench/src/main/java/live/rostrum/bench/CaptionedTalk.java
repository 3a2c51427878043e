package live.rostrum.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import live.rostrum.tokens.InternalTokens;
import org.jspecify.annotations.Nullable;

/** One stream: gives its sound as hls-server does, piece by piece as it is made, and notes when its captions come. */
final class CaptionedTalk {

    /** Two seconds, as many as one request may have. */
    private static final int MOST_PIECES = 20;

    private final String streamId;
    private final BeepingTalk talk;
    private final URI server;
    private final HttpClient http;
    private final InternalTokens tokens;
    private final Map<Integer, Long> firstNanos = new ConcurrentHashMap<>();
    private final Map<Integer, Long> finalNanos = new ConcurrentHashMap<>();
    private volatile long beginNanos;
    private volatile long beginMillis;
    private int refused;
    private double longestPutMillis;

    CaptionedTalk(String streamId, BeepingTalk talk, URI server, HttpClient http, InternalTokens tokens) {
        this.streamId = streamId;
        this.talk = talk;
        this.server = server;
        this.http = http;
        this.tokens = tokens;
    }

    /** Speaks for so long; one request at a time, and what has gathered meanwhile in the next one. */
    void speak(int seconds) throws InterruptedException {
        beginMillis = System.currentTimeMillis();
        beginNanos = System.nanoTime();
        long end = seconds * 1_000L;
        long next = 0;
        while (next < end) {
            long due = beginNanos + TimeUnit.MILLISECONDS.toNanos(next + BeepingTalk.PIECE_MILLIS);
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            long made = (System.nanoTime() - beginNanos) / 1_000_000 / BeepingTalk.PIECE_MILLIS;
            int pieces = Math.clamp(made - next / BeepingTalk.PIECE_MILLIS, 1, MOST_PIECES);
            next = put(next, pieces);
        }
    }

    private long put(long fromMillis, int pieces) throws InterruptedException {
        byte[] first = talk.piece(fromMillis);
        byte[] pcm = Arrays.copyOf(first, first.length * pieces);
        for (int i = 1; i < pieces; i++) {
            byte[] piece = talk.piece(fromMillis + (long) i * BeepingTalk.PIECE_MILLIS);
            System.arraycopy(piece, 0, pcm, i * first.length, piece.length);
        }
        HttpRequest request = HttpRequest.newBuilder(server.resolve(
                        "/internal/streams/" + streamId + "/audio/" + fromMillis * BeepingTalk.SAMPLES_A_MILLI))
                .timeout(Duration.ofSeconds(5))
                .header("Authorization", "Bearer " + tokens.mint("hls-server"))
                .header("Programme-Time", Long.toString(beginMillis + fromMillis))
                .header("Caption-Language", "en-US")
                .header("Take-Id", "take")
                .header("Take-Time", Long.toString(fromMillis))
                .PUT(BodyPublishers.ofByteArray(pcm))
                .build();
        long before = System.nanoTime();
        try {
            HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
            longestPutMillis = Math.max(longestPutMillis, (System.nanoTime() - before) / 1e6);
            if (answer.statusCode() == 204) {
                return answer.headers().firstValueAsLong("Next-Sample").orElseThrow() / BeepingTalk.SAMPLES_A_MILLI;
            }
        } catch (IOException e) {
            // Counted like an answer that is none.
        }
        refused++;
        return fromMillis;
    }

    /** A caption has come. Called by any thread. */
    void shown(long startTime, boolean isFinal) {
        long now = System.nanoTime();
        int word = talk.wordAt((double) (startTime - beginMillis));
        firstNanos.putIfAbsent(word, now);
        if (isFinal) {
            finalNanos.putIfAbsent(word, now);
        }
    }

    /** From a word's end in the sound to its caption, in milliseconds; null: it has none. */
    @Nullable
    Double delayMillis(int word, boolean isFinal) {
        Long at = (isFinal ? finalNanos : firstNanos).get(word);
        return at == null ? null : (at - beginNanos) / 1e6 - talk.wordEndMillis(word);
    }

    BeepingTalk talk() {
        return talk;
    }

    /** Requests that were not answered 204. */
    int refused() {
        return refused;
    }

    double longestPutMillis() {
        return longestPutMillis;
    }
}
