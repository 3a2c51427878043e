package live.rostrum.standalone.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code run.json} in the data folder, by which other commands on this machine find what runs here. */
final class RunFile {

    private static final Logger log = LoggerFactory.getLogger(RunFile.class);

    private RunFile() {}

    static void write(Path data, Ports ports) {
        String json = """
                {"gateway": "http://localhost:%d", "streamService": "http://127.0.0.1:%d", "pid": %d}
                """.formatted(
                ports.gateway(), ports.streamService(), ProcessHandle.current().pid());
        try {
            Path draft = Files.createTempFile(data, "run", ".json");
            Files.writeString(draft, json);
            Files.move(draft, file(data), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            log.warn("Other commands will not find this installation: {} cannot be written", file(data), e);
        }
    }

    static void remove(Path data) {
        try {
            Files.deleteIfExists(file(data));
        } catch (IOException e) {
            log.warn("{} cannot be removed", file(data), e);
        }
    }

    private static Path file(Path data) {
        return data.resolve("run.json");
    }
}
