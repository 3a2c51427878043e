package live.rostrum.transcription.speech.vosk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.vosk.Model;

/** The models that are configured. One is loaded when it is first needed, and stays. Thread-safe. */
final class VoskModels {

    private final Map<String, Path> folders;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Path, Model> loaded = new HashMap<>();

    VoskModels(Map<String, Path> folders) {
        this.folders = Map.copyOf(folders);
    }

    /** Tags of the languages whose folder is there. */
    List<String> languages() {
        return folders.entrySet().stream()
                .filter(entry -> Files.isDirectory(entry.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /**
     * The model of a language. Takes seconds the first time.
     *
     * @throws IOException if it is none that Vosk can read
     */
    Model of(String language) throws IOException {
        Path folder = folders.get(language);
        if (folder == null) {
            throw new IOException("There is no model for " + language);
        }
        lock.lock();
        try {
            Model known = loaded.get(folder);
            if (known == null) {
                known = new Model(folder.toString());
                loaded.put(folder, known);
            }
            return known;
        } finally {
            lock.unlock();
        }
    }
}
