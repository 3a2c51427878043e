package live.rostrum.recording.assembly;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.rostrum.ingest.container.ContainerHeader;
import live.rostrum.ingest.container.UnsupportedMediaException;
import live.rostrum.recording.spool.DurableFiles;
import live.rostrum.recording.spool.SpoolEntry;
import live.rostrum.recording.spool.SpoolReader;
import live.rostrum.recording.spool.SpooledChunk;
import live.rostrum.recording.spool.TakeManifest;
import org.jspecify.annotations.Nullable;

/** Decides on the size of a recording's picture, which is its first take's, and remembers it as long as work on it is on disk. */
final class RecordingSize {

    private static final String FILE_NAME = "size";
    private static final Pattern SIZE = Pattern.compile("(\\d{1,4})x(\\d{1,4})");
    private static final int ENTRIES_UNTIL_HEADER = 64;

    private RecordingSize() {}

    /** The size, or null if no take can be read yet. */
    static @Nullable PictureSize of(Path work, Path spool, List<TakeManifest> takes) throws IOException {
        Path file = work.resolve(FILE_NAME);
        if (Files.exists(file)) {
            Matcher stored = SIZE.matcher(Files.readString(file));
            if (stored.matches()) {
                return new PictureSize(Integer.parseInt(stored.group(1)), Integer.parseInt(stored.group(2)));
            }
        }
        PictureSize size = null;
        for (TakeManifest take : takes) {
            Optional<ContainerHeader> header = header(spool.resolve(take.takeId()));
            if (header.isPresent()) {
                size = header.get().tracks().video().map(PictureSize::of).orElse(PictureSize.WITHOUT_PICTURE);
                if (header.get().tracks().video().isPresent()) {
                    break;
                }
            }
        }
        if (size != null) {
            DurableFiles.createDirectories(work);
            DurableFiles.replace(file, (size.width() + "x" + size.height()).getBytes(StandardCharsets.US_ASCII));
        }
        return size;
    }

    private static Optional<ContainerHeader> header(Path take) throws IOException {
        try (SpoolReader reader = SpoolReader.open(take)) {
            for (int i = 0; i < ENTRIES_UNTIL_HEADER; i++) {
                Optional<SpoolEntry> entry = reader.next();
                if (entry.isEmpty()) {
                    return Optional.empty();
                }
                if (entry.get() instanceof SpoolEntry.Intact(SpooledChunk chunk)
                        && (chunk.headerOnly() || chunk.seq() == 0)) {
                    return Optional.of(ContainerHeader.cut(chunk.data()));
                }
            }
        } catch (UnsupportedMediaException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
