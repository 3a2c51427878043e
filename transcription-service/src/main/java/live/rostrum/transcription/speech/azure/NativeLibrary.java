package live.rostrum.transcription.speech.azure;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The SDK's native library, which is unpacked and loaded when it is first asked for: that takes up to seconds. */
final class NativeLibrary {

    private static final Logger log = LoggerFactory.getLogger(NativeLibrary.class);
    private static final String LOADED_BY = "com.microsoft.cognitiveservices.speech.SpeechConfig";

    private static @Nullable CompletableFuture<Boolean> loading;

    private NativeLibrary() {}

    /** Whether it cannot be had. While it is still being loaded after this time, it is held to be there. */
    static boolean missing(Duration patience) {
        try {
            return !load().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static synchronized CompletableFuture<Boolean> load() {
        CompletableFuture<Boolean> running = loading;
        if (running == null) {
            CompletableFuture<Boolean> begun = new CompletableFuture<>();
            Thread.ofPlatform().daemon().name("azure-speech-load").start(() -> begun.complete(tryToLoad()));
            loading = begun;
            return begun;
        }
        return running;
    }

    private static boolean tryToLoad() {
        try {
            Class.forName(LOADED_BY);
            return true;
        } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
            log.warn(
                    "The Azure Speech SDK cannot be used here: its native library does not load."
                            + " It runs on Linux, macOS and Windows on x64 and arm64, needs OpenSSL 3 (libssl3), and unpacks to {}",
                    System.getProperty("java.io.tmpdir"),
                    e);
            return false;
        }
    }
}
