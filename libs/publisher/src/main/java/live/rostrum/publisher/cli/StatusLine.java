package live.rostrum.publisher.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import live.rostrum.publisher.ingest.IngestException;
import live.rostrum.publisher.ingest.IngestListener;
import live.rostrum.publisher.ingest.PublishHealth;

/** Progress and health on one line that is rewritten in a terminal, and now and then repeated where output is kept. */
final class StatusLine implements IngestListener {

    private static final Duration REPEATED_EVERY = Duration.ofSeconds(10);
    private static final String REWRITE = "\r\u001B[K";

    private final PrintWriter out;
    private final boolean terminal;
    private long startedNanos = System.nanoTime();
    private long printedNanos = Long.MIN_VALUE;
    private long chunks;
    private boolean drawn;

    private StatusLine(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    static StatusLine on(PrintWriter out) {
        // Where there is no console, nothing is known to be a terminal.
        return new StatusLine(
                out,
                Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent());
    }

    /** A line that stays. */
    synchronized void line(String text) {
        if (drawn) {
            out.print(REWRITE);
            drawn = false;
        }
        out.println(text);
        out.flush();
    }

    synchronized void takeStarts() {
        startedNanos = System.nanoTime();
        chunks = 0;
    }

    @Override
    public synchronized void onAcknowledged(long nextSeq) {
        chunks = Math.max(chunks, nextSeq);
    }

    @Override
    public synchronized void onHealth(PublishHealth health) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - startedNanos);
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s  %d:%02d  %d chunks  %.0f kbit/s  %.0f frames/s  %.1f s behind",
                health.state(),
                elapsed.toMinutes(),
                elapsed.toSecondsPart(),
                chunks,
                health.bitrateKbps(),
                health.framesPerSecond(),
                health.lagMs() / 1000));
        if (!health.mode().isEmpty()) {
            text.append("  ").append(health.mode());
        }
        health.warnings().forEach(code -> text.append("  ! ").append(sentence(code)));
        show(text.toString());
    }

    @Override
    public synchronized void onError(IngestException error, boolean fatal) {
        if (!fatal) {
            line("The server says: " + error.getMessage() + " (" + error.code() + ")");
        }
    }

    @Override
    public synchronized void onReconnecting(IngestException cause) {
        line("Reconnecting. " + cause.getMessage() + " What is not sent yet is kept.");
    }

    /** A code of a newer server stands for itself: whoever reads this can look it up. */
    private static String sentence(String code) {
        return switch (code) {
            case "storage-full" -> "The server's disk is full: viewers miss parts of the stream.";
            case "fewer-renditions" -> "The server is busy: viewers have fewer sizes to choose from.";
            case "no-input" -> "Nothing has reached the server for some seconds.";
            default -> code;
        };
    }

    private void show(String text) {
        if (terminal) {
            out.print(REWRITE + text);
            out.flush();
            drawn = true;
        } else if (printedNanos == Long.MIN_VALUE || System.nanoTime() - printedNanos >= REPEATED_EVERY.toNanos()) {
            printedNanos = System.nanoTime();
            line(text);
        }
    }
}
