package live.rostrum.transcription.speech.azure;

/** The SDK's native library cannot be loaded: another platform, or OpenSSL 3 is missing. */
final class NativeLibraryException extends RuntimeException {

    NativeLibraryException(Throwable cause) {
        super("The native library of the Azure Speech SDK cannot be loaded", cause);
    }
}
