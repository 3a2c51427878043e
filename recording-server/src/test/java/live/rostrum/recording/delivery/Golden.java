package live.rostrum.recording.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that were looked at once and must not change by themselves, under {@code src/test/resources/golden}. Run the tests with
 * {@code -Dgolden.rewrite=true} to write them anew, and look at the difference.
 */
final class Golden {

    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    /** Compares a text with the file of this name. */
    static void assertMatches(String name, String actual) {
        Path file = FOLDER.resolve(name);
        try {
            if (Boolean.getBoolean("golden.rewrite")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, actual);
            }
            assertThat(actual).as("golden file %s", name).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new AssertionError("No golden file " + file + "; write it with -Dgolden.rewrite=true", e);
        }
    }
}
