package live.rostrum.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import live.rostrum.publisher.ingest.IngestAck;
import live.rostrum.publisher.ingest.IngestListener;
import live.rostrum.publisher.rest.RostrumApi;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How long viewers wait for the next segment when FFmpeg is killed, and when the whole server is. A take is sent in real time all the while, by one client that
 * is left to find its way back.
 */
@Command(name = "recovery", description = "Time to the next segment after kill -9 of FFmpeg, and of the server.")
final class RecoveryBench implements Callable<Integer> {

    private static final int UNDISTURBED = 8;

    /** Segments between two kills, so that each finds a stream that runs. */
    private static final int CALM = 3;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--rounds", defaultValue = "10", description = "Kills of FFmpeg (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--restarts", defaultValue = "5", description = "Kills of the server (default: ${DEFAULT-VALUE}).")
    private int restarts;

    @Mixin
    private ServerOptions product = new ServerOptions();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Output.of(spec);
        StartWatch publisher = new StartWatch();
        try (LongTalk talk = LongTalk.ofSeconds(60 + rounds * 20 + restarts * 90);
                ProductServer server = product.start();
                RostrumApi api = server.api();
                Broadcast broadcast = Broadcast.begin(server, api, "Recovery", publisher);
                PlaylistWatch playlist = new PlaylistWatch(broadcast.rendition("source"))) {
            var _ = broadcast.send(talk.play());
            double usual = undisturbed(out, playlist);
            killEncoders(out, server, playlist, usual);
            killServers(out, server, playlist, publisher);
            out.printf(
                    "missing in the programme at the end: %.2f s%n",
                    playlist.read().orElseThrow().missingSeconds());
        }
        return 0;
    }

    /** How far segments are from each other in the playlist while nothing happens, in seconds. */
    private static double undisturbed(PrintWriter out, PlaylistWatch playlist)
            throws InterruptedException, TimeoutException {
        PlaylistWatch.Naming last = playlist.awaitAfter(CALM);
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < UNDISTURBED; i++) {
            PlaylistWatch.Naming next = playlist.awaitAfter(last.msn());
            seconds.add(next.secondsSince(last.nanos()));
            last = next;
        }
        out.printf("undisturbed: a segment every %s%n", spread(seconds));
        return Statistics.median(seconds);
    }

    private void killEncoders(PrintWriter out, ProductServer server, PlaylistWatch playlist, double usual)
            throws InterruptedException, TimeoutException {
        List<Double> waited = new ArrayList<>();
        List<Double> late = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            PlaylistWatch.Naming last = calm(playlist);
            // At another moment of the segment each time.
            TimeUnit.MILLISECONDS.sleep((long) (usual * 1000 * (round - 0.5) / rounds));
            long killed = System.nanoTime();
            server.figures().named("ffmpeg").destroyForcibly();
            PlaylistWatch.Naming next = playlist.awaitAfter(last.msn());
            double expected = usual - (killed - last.nanos()) / 1e9;
            waited.add(next.secondsSince(killed));
            late.add(waited.getLast() - expected);
            out.printf(
                    "FFmpeg killed, round %d: next segment after %.2f s, undisturbed it was due after %.2f s%n",
                    round, waited.getLast(), expected);
        }
        if (rounds > 0) {
            out.printf("FFmpeg killed: next segment after %s%n", spread(waited));
            out.printf("  later than undisturbed by %s%n", spread(late));
        }
    }

    private void killServers(PrintWriter out, ProductServer server, PlaylistWatch playlist, StartWatch publisher)
            throws Exception {
        List<Double> afterReady = new ArrayList<>();
        List<Double> afterKill = new ArrayList<>();
        for (int round = 1; round <= restarts; round++) {
            PlaylistWatch.Naming last = calm(playlist);
            ProcessHandle encoder = server.figures().named("ffmpeg");
            long killed = System.nanoTime();
            server.kill();
            server.restart();
            long ready = System.nanoTime();
            boolean orphan = encoder.isAlive();
            encoder.destroyForcibly();
            PlaylistWatch.Naming next = playlist.awaitAfter(last.msn());
            afterReady.add(next.secondsSince(ready));
            afterKill.add(next.secondsSince(killed));
            out.printf(
                    "server killed, round %d: ready after %.2f s, publisher back %+.2f s and next segment %+.2f s from there%s%n",
                    round,
                    server.readySeconds(),
                    (publisher.startedNanos() - ready) / 1e9,
                    afterReady.getLast(),
                    orphan ? "; its FFmpeg still ran" : "");
        }
        if (restarts > 0) {
            out.printf("server killed: next segment after ready %s%n", spread(afterReady));
            out.printf("  after the kill %s%n", spread(afterKill));
        }
    }

    private static PlaylistWatch.Naming calm(PlaylistWatch playlist) throws InterruptedException, TimeoutException {
        PlaylistWatch.Naming last =
                playlist.awaitAfter(playlist.read().map(MediaPlaylist::lastMsn).orElse(-1L));
        for (int i = 1; i < CALM; i++) {
            last = playlist.awaitAfter(last.msn());
        }
        return last;
    }

    private static String spread(List<Double> seconds) {
        return String.format(
                "%.2f s, median of %d (%.2f to %.2f)",
                Statistics.median(seconds),
                seconds.size(),
                seconds.stream().min(Double::compare).orElseThrow(),
                seconds.stream().max(Double::compare).orElseThrow());
    }

    /** Notes when the server last accepted the take. */
    private static final class StartWatch implements IngestListener {

        private volatile long nanos;

        @Override
        public void onStarted(IngestAck answer) {
            nanos = System.nanoTime();
        }

        long startedNanos() {
            return nanos;
        }
    }
}
