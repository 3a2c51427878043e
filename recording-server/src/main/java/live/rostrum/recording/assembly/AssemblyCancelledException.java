package live.rostrum.recording.assembly;

import java.io.IOException;

/** Work on a recording was ended from outside; it can be taken up again. */
public final class AssemblyCancelledException extends IOException {

    private static final long serialVersionUID = 1L;

    AssemblyCancelledException(String recording) {
        super("Work on recording " + recording + " was cancelled");
    }
}
