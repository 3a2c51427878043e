package live.rostrum.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long the product takes to be ready, and what it then holds in memory while nothing happens. */
@Command(name = "startup", description = "Time until all services are ready, and resident memory when idle.")
final class StartupBench implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--runs", defaultValue = "5", description = "How often (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--idle",
            defaultValue = "20",
            description = "Seconds to wait before memory is read (default: ${DEFAULT-VALUE}).")
    private int idleSeconds;

    @Mixin
    private ServerOptions product = new ServerOptions();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Output.of(spec);
        List<Double> ready = new ArrayList<>();
        List<Double> resident = new ArrayList<>();
        for (int run = 1; run <= runs; run++) {
            try (ProductServer server = product.start()) {
                ready.add(server.readySeconds());
                TimeUnit.SECONDS.sleep(idleSeconds);
                resident.add(server.figures().residentMegabytes());
            }
            out.printf("run %d: ready after %.1f s, %.0f MB resident%n", run, ready.getLast(), resident.getLast());
        }
        out.printf(
                "median of %d: ready after %.1f s, %.0f MB resident after %d s idle%n",
                runs, Statistics.median(ready), Statistics.median(resident), idleSeconds);
        return 0;
    }
}
