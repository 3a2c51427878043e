package live.rostrum.publisher.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Reads a child's complaints so that it never blocks on them, and keeps the last few lines. */
final class OutputTail {

    private static final int LINES = 5;
    private static final int MAX_LINE_LENGTH = 500;

    private final Deque<String> lines = new ArrayDeque<>();

    private OutputTail() {}

    static OutputTail of(InputStream in) {
        OutputTail tail = new OutputTail();
        Thread.ofVirtual().name("ffmpeg-complaints").start(() -> tail.drain(in));
        return tail;
    }

    private void drain(InputStream in) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            reader.lines().forEach(this::keep);
        } catch (IOException | UncheckedIOException e) {
            keep(e.toString());
        }
    }

    private synchronized void keep(String line) {
        if (lines.size() == LINES) {
            lines.removeFirst();
        }
        lines.add(line.length() > MAX_LINE_LENGTH ? line.substring(0, MAX_LINE_LENGTH) : line);
    }

    synchronized String text() {
        return lines.isEmpty() ? "no reason given" : String.join("; ", lines);
    }
}
