package live.rostrum.recording.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import live.rostrum.recording.spool.TakeManifest;

/** A stream's folder in the spool, with a folder for each take; it may not be there. */
record SpoolFolder(Path path) {

    /** The takes in the order in which they were recorded. */
    List<TakeManifest> manifests() throws IOException {
        List<TakeManifest> found = new ArrayList<>();
        try (Stream<Path> folders = Files.list(path)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                TakeManifest.read(folder).ifPresent(found::add);
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return Continuity.inOrder(found);
    }

    Path take(TakeManifest manifest) {
        return path.resolve(manifest.takeId());
    }

    /** Of all takes together. */
    long sizeBytes() throws IOException {
        try (Stream<Path> files = Files.walk(path, 2)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (NoSuchFileException e) {
            return 0;
        }
    }
}
