package live.rostrum.transcription.transcript;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What waits for the database, in order, on disk and in memory: a JSON object a line. What is in it may have been stored already, which does no harm. Safe for use by
 * many threads.
 */
final class PhraseJournal implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PhraseJournal.class);

    private final Path file;
    private final int mostEvents;
    private final long mostBytes;
    private final JsonMapper json;
    private final Deque<TranscriptEvent> waiting = new ArrayDeque<>();
    private final FileChannel channel;

    /**
     * Opens it, with what waits in it since an earlier run.
     *
     * @param mostEvents no more are taken
     * @param mostBytes of the file; no more are taken
     */
    PhraseJournal(Path file, int mostEvents, long mostBytes, JsonMapper json) throws IOException {
        this.file = file;
        this.mostEvents = mostEvents;
        this.mostBytes = mostBytes;
        this.json = json;
        Files.createDirectories(file.toAbsolutePath().getParent());
        boolean torn = false;
        if (Files.exists(file)) {
            // Not by Files.lines: a crash may cut a letter in two, which that does not take.
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            text.lines().limit(mostEvents).forEach(line -> read(line).ifPresent(waiting::add));
            torn = !text.isEmpty() && !text.endsWith("\n");
        }
        channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        if (waiting.isEmpty()) {
            channel.truncate(0);
        } else {
            log.info("{} events of transcripts have been waiting for the database", waiting.size());
            if (torn) {
                var _ = channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
            }
        }
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    synchronized int size() {
        return waiting.size();
    }

    /** The oldest event; it stays until {@link #taken}. */
    synchronized Optional<TranscriptEvent> oldest() {
        return Optional.ofNullable(waiting.peekFirst());
    }

    /** The oldest event is stored. The file begins anew as soon as nothing waits. */
    synchronized void taken() {
        var _ = waiting.pollFirst();
        if (waiting.isEmpty()) {
            try {
                channel.truncate(0);
            } catch (IOException e) {
                log.warn("{} cannot be emptied; what it holds will be stored again: {}", file, e.toString());
            }
        }
    }

    /**
     * Adds an event.
     *
     * @return false if there is no room
     */
    synchronized boolean add(TranscriptEvent event) {
        byte[] line = (json.writeValueAsString(event) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            if (waiting.size() >= mostEvents || channel.size() + line.length > mostBytes) {
                return false;
            }
            ByteBuffer bytes = ByteBuffer.wrap(line);
            while (bytes.hasRemaining()) {
                var _ = channel.write(bytes);
            }
        } catch (IOException e) {
            log.warn("{} cannot be written; what waits is in memory only: {}", file, e.toString());
        }
        waiting.addLast(event);
        return true;
    }

    /** A line that was cut off by a crash is nothing. */
    private Optional<TranscriptEvent> read(String line) {
        try {
            return Optional.of(json.readValue(line, TranscriptEvent.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }
}
