package live.rostrum.publisher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import live.rostrum.publisher.source.CaptureSource;
import live.rostrum.publisher.source.FileSource;
import live.rostrum.publisher.source.MediaSource;
import live.rostrum.publisher.source.Pace;
import org.jspecify.annotations.Nullable;

/** Opens the media anew for every take. */
@FunctionalInterface
interface TakeSources {

    MediaSource open() throws IOException, InterruptedException;

    /** The sample without a file, a capture with its chunk list, and FFmpeg for all other files. */
    static TakeSources of(@Nullable Path file, @Nullable Path chunks) throws NoSuchFileException {
        if (file == null) {
            return () -> CaptureSource.bundled("h264-webm", Pace.REAL_TIME);
        }
        requireFile(file);
        if (chunks == null) {
            return () -> FileSource.of(file, Pace.REAL_TIME);
        }
        requireFile(chunks);
        return () -> CaptureSource.of(file, chunks, Pace.REAL_TIME);
    }

    private static void requireFile(Path path) throws NoSuchFileException {
        if (!Files.isRegularFile(path)) {
            throw new NoSuchFileException(path.toString());
        }
    }
}
