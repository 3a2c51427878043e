package live.rostrum.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import live.rostrum.publisher.ingest.IngestAck;
import live.rostrum.publisher.ingest.IngestException;
import live.rostrum.publisher.ingest.IngestListener;
import live.rostrum.publisher.rest.RostrumApi;
import live.rostrum.publisher.source.CaptureSource;
import live.rostrum.publisher.source.Pace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How long it takes from the acceptance of {@code publish:start} until a player could show a picture: the multivariant playlist, a
 * media playlist of it with a segment, and that segment's bytes are all there. The capture plays at a browser's pace.
 */
@Command(name = "playable", description = "Time from publish:start to a playable live.m3u8.")
final class PlayableBench implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--runs", defaultValue = "10", description = "How often (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--capture",
            description = "A folder with capture.webm and chunks.json (default: the bundled H.264 capture).")
    private @Nullable Path capture;

    @Mixin
    private ServerOptions product = new ServerOptions();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Output.of(spec);
        List<Double> seconds = new ArrayList<>();
        try (ProductServer server = product.start();
                RostrumApi api = server.api()) {
            for (int run = 1; run <= runs; run++) {
                seconds.add(measure(server, api, "Run " + run));
                out.printf("run %d: playable after %.2f s%n", run, seconds.getLast());
            }
        }
        out.printf(
                "median of %d: playable after %.2f s (%.2f to %.2f)%n",
                runs,
                Statistics.median(seconds),
                seconds.stream().min(Double::compare).orElseThrow(),
                seconds.stream().max(Double::compare).orElseThrow());
        return 0;
    }

    private double measure(ProductServer server, RostrumApi api, String title) throws Exception {
        StartWatch watch = new StartWatch();
        try (Broadcast broadcast = Broadcast.begin(server, api, title, watch);
                PlayableStream playlist = new PlayableStream(broadcast.multivariant())) {
            var _ = broadcast.send(open());
            double seconds = (playlist.awaitNanos() - watch.startedNanos()) / 1e9;
            broadcast.finish();
            return seconds;
        }
    }

    private CaptureSource open() throws IOException {
        Path folder = capture;
        return folder == null
                ? CaptureSource.bundled("h264-webm", Pace.REAL_TIME)
                : CaptureSource.of(folder.resolve("capture.webm"), folder.resolve("chunks.json"), Pace.REAL_TIME);
    }

    /** Notes when the server accepted the take. */
    private static final class StartWatch implements IngestListener {

        private volatile long nanos;

        @Override
        public void onStarted(IngestAck answer) {
            nanos = System.nanoTime();
        }

        @Override
        public void onReconnecting(IngestException cause) {
            throw new IllegalStateException("The connection was lost while measuring.", cause);
        }

        long startedNanos() {
            return nanos;
        }
    }
}
