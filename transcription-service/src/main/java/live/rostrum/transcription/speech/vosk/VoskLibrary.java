package live.rostrum.transcription.speech.vosk;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vosk.LibVosk;
import org.vosk.LogLevel;

/** Whether Vosk's native library can be loaded here. */
final class VoskLibrary {

    private static final Logger log = LoggerFactory.getLogger(VoskLibrary.class);

    private VoskLibrary() {}

    /** Loads it, if it was not loaded; takes up to a second the first time. */
    static boolean isHere() {
        return Loaded.HERE;
    }

    private static final class Loaded {

        static final boolean HERE = load();

        private static boolean load() {
            try {
                LibVosk.setLogLevel(LogLevel.WARNINGS);
                return true;
            } catch (LinkageError e) {
                log.warn("Vosk's native library cannot be loaded; models for it are of no use here: {}", e.toString());
                return false;
            }
        }
    }
}
