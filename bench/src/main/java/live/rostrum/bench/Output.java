package live.rostrum.bench;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command prints. */
final class Output {

    private Output() {}

    /** The writer that the command line gave the command, flushed at each line. */
    static PrintWriter of(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the command's model before it calls it");
        }
        return new PrintWriter(spec.commandLine().getOut(), true);
    }
}
