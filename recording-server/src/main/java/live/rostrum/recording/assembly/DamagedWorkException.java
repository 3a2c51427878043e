package live.rostrum.recording.assembly;

import java.io.IOException;

/** A file of fragments is not what was written: it must be made again. */
final class DamagedWorkException extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedWorkException(String message) {
        super(message);
    }

    DamagedWorkException(String message, Throwable cause) {
        super(message, cause);
    }
}
