package live.rostrum.hls.packager;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The window directory of one stream: {@code {rendition}/init{n}.mp4}, {@code {rendition}/seg{msn}.m4s} or {@code .vtt} and the journal.
 *
 * <p>A file is whole before the journal, and so a playlist, names it. What a crash leaves half written is never named and is overwritten.
 */
public final class WindowFiles {

    private static final Logger log = LoggerFactory.getLogger(WindowFiles.class);

    private final Path directory;
    private @Nullable WindowJournal journal;

    /** The files of a stream, only to be looked at until {@link #openForWriting}. */
    WindowFiles(Path directory) {
        this.directory = directory;
    }

    /** Makes the directory if it is not there, and begins or goes on with the journal. */
    void openForWriting() throws IOException {
        Files.createDirectories(directory);
        journal = WindowJournal.append(directory);
    }

    /** There will be no such window: its journal could not be begun. */
    void abandon() throws IOException {
        journal().closeQuietly();
        Files.deleteIfExists(directory.resolve(WindowJournal.FILE_NAME));
    }

    WindowJournal journal() {
        if (journal == null) {
            throw new IllegalStateException("The window is not open for writing");
        }
        return journal;
    }

    Path folder(String rendition) {
        return directory.resolve(rendition);
    }

    Path directory() {
        return directory;
    }

    void writeInit(String rendition, int run, byte[] bytes) throws IOException {
        Path folder = Files.createDirectories(folder(rendition));
        Files.write(folder.resolve("init" + run + ".mp4"), bytes);
    }

    void writeSegment(String rendition, SegmentEntry entry, List<Part> parts) throws IOException {
        Path file = folder(rendition).resolve(entry.fileName());
        ByteBuffer[] buffers =
                parts.stream().map(part -> ByteBuffer.wrap(part.bytes())).toArray(ByteBuffer[]::new);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            long left = entry.sizeBytes();
            while (left > 0) {
                left -= channel.write(buffers);
            }
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Writes a small segment, such as one of captions. */
    void writeSegment(String rendition, String fileName, byte[] bytes) throws IOException {
        Path file = Files.createDirectories(folder(rendition)).resolve(fileName);
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    void deleteSegment(String rendition, String fileName) {
        try {
            Files.deleteIfExists(folder(rendition).resolve(fileName));
        } catch (IOException e) {
            log.warn("A segment that nobody needs could not be deleted: {}", e.toString());
        }
    }
}
