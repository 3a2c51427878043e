package live.rostrum.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code bench NAME}: the measuring programs. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description =
                "Measures the built product and prints figures. Run it on a quiet machine, from the project's folder.",
        subcommands = {
            StartupBench.class,
            PlayableBench.class,
            SoakBench.class,
            CostBench.class,
            RecoveryBench.class,
            SyncBench.class,
            IngestBench.class,
            CompletionBench.class,
            WordErrorBench.class,
            CaptionsBench.class,
            SpoollessServer.class,
            CaptionServer.class,
            SpeechDoubleServer.class
        })
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }
}
