package live.rostrum.transcription.speech.azure;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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

    /** On Linux the SDK looks for OpenSSL when it connects, and without it says only that the connection failed. */
    private static final List<String> OPEN_SSL = List.of("libssl.so.3", "libssl.so.1.1");

    private static @Nullable CompletableFuture<Found> loading;

    private NativeLibrary() {}

    /** What was found. */
    private enum Found {
        ALL,
        NO_OPEN_SSL,
        NOTHING
    }

    /**
     * Whether it cannot be had.
     *
     * @param patience while it is still being loaded after this time, it is held to be there
     * @param encrypted whether connections are to be encrypted
     */
    static boolean missing(Duration patience, boolean encrypted) {
        try {
            return switch (load().get(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                case ALL -> false;
                case NO_OPEN_SSL -> encrypted;
                case NOTHING -> true;
            };
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static synchronized CompletableFuture<Found> load() {
        CompletableFuture<Found> running = loading;
        if (running == null) {
            CompletableFuture<Found> begun = new CompletableFuture<>();
            Thread.ofPlatform().daemon().name("azure-speech-load").start(() -> begun.complete(tryToLoad()));
            loading = begun;
            return begun;
        }
        return running;
    }

    private static Found tryToLoad() {
        try {
            Class.forName(LOADED_BY);
        } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
            log.warn(
                    "Azure Speech cannot be used here: the SDK's native library does not load. It runs on Linux, macOS and Windows,"
                            + " on x64 and arm64, and unpacks itself to {}",
                    System.getProperty("java.io.tmpdir"),
                    e);
            return Found.NOTHING;
        }
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux") && !openSsl()) {
            log.warn(
                    "Azure Speech cannot be used here over TLS: the SDK needs OpenSSL 3 (libssl3), which does not load");
            return Found.NO_OPEN_SSL;
        }
        return Found.ALL;
    }

    @SuppressWarnings("restricted")
    private static boolean openSsl() {
        return OPEN_SSL.stream().anyMatch(name -> {
            try {
                var _ = SymbolLookup.libraryLookup(name, Arena.global());
                return true;
            } catch (IllegalArgumentException e) {
                return false;
            }
        });
    }
}
