package live.rostrum.recording.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import live.rostrum.recording.spool.DurableFiles;
import org.jspecify.annotations.Nullable;

/** What is done to the folder of a recording. */
final class Folders {

    /** Twelve sheets of small pictures and what else there is; more is a mistake. */
    private static final int MAX_FILES = 100;

    private Folders() {}

    /** The files of a finished recording, in the order of their names. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.sorted().limit(MAX_FILES + 1).toList();
            if (found.size() > MAX_FILES) {
                throw new IOException(folder + " has more than " + MAX_FILES + " files");
            }
            return found;
        }
    }

    /** Waits until the files' bytes and names are on the disk. */
    static void syncFiles(Path folder) throws IOException {
        for (Path file : files(folder)) {
            FileName.check(name(file));
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
        DurableFiles.syncDirectory(folder);
    }

    /** Whether both have files of the same names and lengths. */
    static boolean haveSameFiles(Path one, Path other) throws IOException {
        return Files.isDirectory(other) && lengths(one).equals(lengths(other));
    }

    private static Map<String, Long> lengths(Path folder) throws IOException {
        Map<String, Long> lengths = new HashMap<>();
        for (Path file : files(folder)) {
            lengths.put(name(file), Files.size(file));
        }
        return lengths;
    }

    /** Deletes a folder with all that is in it; no link is followed. */
    static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    static void deleteIfEmpty(Path folder) throws IOException {
        try {
            Files.delete(folder);
        } catch (NoSuchFileException | DirectoryNotEmptyException e) {
            // Gone already, or another edition is in it.
        }
    }

    static String name(Path path) {
        return Objects.requireNonNull(path.getFileName(), "a path with a name").toString();
    }
}
