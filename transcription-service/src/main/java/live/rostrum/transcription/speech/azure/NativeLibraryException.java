package live.rostrum.transcription.speech.azure;

/** The SDK cannot run here: another platform, or a library that it needs is missing. */
final class NativeLibraryException extends RuntimeException {

    NativeLibraryException() {
        super("The Azure Speech SDK cannot run here");
    }

    NativeLibraryException(Throwable cause) {
        super("The native library of the Azure Speech SDK cannot be loaded", cause);
    }
}
