package live.rostrum.hls.packager;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The memory of a stream's window across restarts: one line for each thing that happened, tab separated, appended before a playlist shows it.
 *
 * <pre>
 * epoch        2026-01-01T00:00:00Z
 * rendition    name  kind  timescaleHz  peakBits  averageBits  frameRate
 * init         rendition  run  codec  width  height
 * seg          rendition  msn  init  startTicks  durationTicks  sizeBytes  flags (d: discontinuity, g: gap)  rendition whose files these are, if not its own
 * left         rendition  discontinuities that have left the window
 * captions     language  timescaleHz
 * cue          rendition  id  language  start  end  text (its line feeds and backslashes escaped)
 * end          2026-01-01T01:00:00Z
 * </pre>
 *
 * <p>A rendition of captions has {@code seg} and {@code left} lines too, and a {@code cue} line for each final cue: a successor needs those that no segment
 * has shown yet.
 *
 * <p>A last line without its newline was torn by a crash and does not count. Not synchronised with the disk: it guards against the end of a process, and a
 * live window is worth little after the end of a machine.
 */
final class WindowJournal implements AutoCloseable {

    static final String FILE_NAME = "window.journal";

    private static final Logger log = LoggerFactory.getLogger(WindowJournal.class);

    /** Some windows' worth; beyond it the oldest are given up, and after a restart numbering begins earlier. */
    private static final int MAX_UNWRITTEN = 10_000;

    private final Path file;
    private final Deque<String> unwritten = new ArrayDeque<>();
    private FileChannel channel;
    private long lines;

    private WindowJournal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static WindowJournal append(Path directory) throws IOException {
        Path file = directory.resolve(FILE_NAME);
        dropTornLine(file);
        return new WindowJournal(file, open(file));
    }

    /** Lines written since this journal was opened or made anew. */
    long lines() {
        return lines;
    }

    void epoch(Instant epoch) throws IOException {
        line("epoch", epoch);
    }

    void rendition(RenditionPlan plan) throws IOException {
        line(
                "rendition",
                plan.name(),
                plan.kind(),
                plan.timescaleHz(),
                plan.peakBitsPerSecond(),
                plan.averageBitsPerSecond(),
                plan.frameRate());
    }

    void init(String rendition, int run, String codec, int width, int height) throws IOException {
        line("init", rendition, run, codec, width, height);
    }

    void segment(String rendition, SegmentEntry entry) throws IOException {
        write(segmentLine(rendition, entry));
    }

    /** The same for gaps, which a full disk causes: what cannot be written now goes before the next line that can. */
    void segmentIfPossible(String rendition, SegmentEntry entry) {
        try {
            segment(rendition, entry);
        } catch (IOException e) {
            if (unwritten.isEmpty()) {
                log.warn("The window's journal could not be written: {}", e.toString());
            }
            unwritten.addLast(segmentLine(rendition, entry));
            if (unwritten.size() > MAX_UNWRITTEN) {
                unwritten.removeFirst();
            }
        }
    }

    void captions(CaptionPlan plan, int timescaleHz) throws IOException {
        line("captions", plan.language(), timescaleHz);
    }

    /** A cue that cannot be written is only lost if this process ends before its segment is published. */
    void cueIfPossible(String rendition, CaptionCue cue) {
        try {
            line("cue", rendition, cue.id(), cue.language(), cue.start(), cue.end(), escaped(cue.text()));
        } catch (IOException e) {
            log.debug("A cue could not be written down: {}", e.toString());
        }
    }

    /** What {@link #cueIfPossible} wrote. */
    static CaptionCue cue(String[] field) {
        return new CaptionCue(
                field[2], field[3], Instant.parse(field[4]), Instant.parse(field[5]), unescaped(field[6]), true);
    }

    void discontinuitySequence(String rendition, long count) throws IOException {
        line("left", rendition, count);
    }

    void end(Instant at) throws IOException {
        line("end", at);
    }

    /** Writes the journal anew, shorter, and goes on with that; a crash leaves the old one or the new one. */
    void rewrite(Rewriter rewriter) throws IOException {
        Path fresh = file.resolveSibling(FILE_NAME + ".new");
        Files.deleteIfExists(fresh);
        try (WindowJournal shorter = new WindowJournal(fresh, open(fresh))) {
            rewriter.write(shorter);
            lines = shorter.lines;
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        channel.close();
        channel = open(file);
        unwritten.clear();
    }

    /** Says what a journal must hold. */
    interface Rewriter {
        void write(WindowJournal journal) throws IOException;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** The same; a failure is only told, since nothing more was to be written. */
    void closeQuietly() {
        try {
            channel.close();
        } catch (IOException e) {
            log.warn("A window's journal could not be closed: {}", e.toString());
        }
    }

    private static String segmentLine(String rendition, SegmentEntry entry) {
        String flags = (entry.discontinuity() ? "d" : "") + (entry.gap() ? "g" : "");
        return joined(
                "seg",
                rendition,
                entry.msn(),
                entry.init(),
                entry.startTicks(),
                entry.durationTicks(),
                entry.sizeBytes(),
                flags,
                entry.rendition());
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n");
    }

    private static String unescaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean escape = text.charAt(i) == '\\' && i + 1 < text.length();
            char next = escape ? text.charAt(++i) : text.charAt(i);
            out.append(escape && next == 'n' ? '\n' : next);
        }
        return out.toString();
    }

    private static String joined(Object... fields) {
        return String.join("\t", List.of(fields).stream().map(Object::toString).toList()) + "\n";
    }

    private void line(Object... fields) throws IOException {
        write(joined(fields));
    }

    private void write(String line) throws IOException {
        while (!unwritten.isEmpty()) {
            append(unwritten.getFirst());
            unwritten.removeFirst();
        }
        append(line);
    }

    private void append(String line) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        long start = channel.size();
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            channel.truncate(start);
            throw e;
        }
        lines++;
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    private static void dropTornLine(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        if (end < bytes.length) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(end);
            }
        }
    }
}
