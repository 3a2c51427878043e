package live.rostrum.recording.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of a take's chunks: {@code 00000000.chunks} and so on. Only the last one grows. */
final class Segments {

    private static final Pattern NAME = Pattern.compile("[0-9]{8}\\.chunks");

    private Segments() {}

    /** All segments in order; none if the folder is not there. */
    static List<Path> in(Path takeDirectory) throws IOException {
        if (!Files.isDirectory(takeDirectory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(takeDirectory)) {
            return files.filter(file -> NAME.matcher(nameOf(file)).matches())
                    .sorted()
                    .toList();
        }
    }

    /** The segment that follows; the first one after none. */
    static Optional<Path> after(Path takeDirectory, @Nullable Path segment) throws IOException {
        return in(takeDirectory).stream()
                .filter(file -> segment == null || nameOf(file).compareTo(nameOf(segment)) > 0)
                .findFirst();
    }

    /** Where the segment behind these goes. */
    static Path next(Path takeDirectory, List<Path> segments) {
        int number = segments.isEmpty()
                ? 0
                : Integer.parseInt(nameOf(segments.getLast()).substring(0, 8)) + 1;
        return takeDirectory.resolve(String.format(Locale.ROOT, "%08d.chunks", number));
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }
}
