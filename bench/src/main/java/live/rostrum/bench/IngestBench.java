package live.rostrum.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import live.rostrum.publisher.source.CaptureSource;
import live.rostrum.publisher.source.Pace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Durable ingest: many recorders at a broadcaster's pace, and then a few as fast as they can, beside two limits that are measured in the same run: the same socket with
 * the spool switched off, and the disk's own durable writes.
 */
@Command(
        name = "ingest",
        description = "Recorders at a pace and unpaced: time to the acknowledgement, throughput, heap.")
final class IngestBench implements Callable<Integer> {

    private static final double MEGABYTE = 1e6;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--recorders", defaultValue = "100", description = "At a pace (default: ${DEFAULT-VALUE}).")
    private int recorders;

    @Option(names = "--mbit", defaultValue = "4", description = "Megabit a second of each (default: ${DEFAULT-VALUE}).")
    private double megabits;

    @Option(
            names = "--interval",
            defaultValue = "300",
            description = "Milliseconds a chunk (default: ${DEFAULT-VALUE}).")
    private int intervalMs;

    @Option(names = "--seconds", defaultValue = "60", description = "Of the paced part (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--unpaced",
            defaultValue = "8",
            description = "Recorders without a pace (default: ${DEFAULT-VALUE}).")
    private int unpaced;

    @Option(
            names = "--unpaced-chunk",
            defaultValue = "262144",
            description = "Bytes of a chunk without a pace (default: ${DEFAULT-VALUE}).")
    private int unpacedChunk;

    @Option(names = "--unpaced-seconds", defaultValue = "15", description = "(default: ${DEFAULT-VALUE})")
    private int unpacedSeconds;

    @Option(
            names = "--warm-up",
            defaultValue = "10",
            description = "Seconds without a pace before those that count (default: ${DEFAULT-VALUE}).")
    private int warmUpSeconds;

    @Option(names = "--rounds", defaultValue = "3", description = "Of the unpaced part (default: ${DEFAULT-VALUE}).")
    private int rounds;

    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Output.of(spec);
        try (KeyServer keys = new KeyServer();
                WorkFolder work = new WorkFolder("rostrum-ingest-")) {
            paced(out, keys, work);
            unpaced(out, keys, work);
        }
        return 0;
    }

    private void paced(PrintWriter out, KeyServer keys, WorkFolder work) throws Exception {
        int chunkBytes = (int) (megabits * 1e6 / 8 * intervalMs / 1000);
        try (ServerUnderLoad server = durable(keys, work.resolve("paced"))) {
            long cpuBefore = server.processorMillis();
            Load load = run(
                    "stream-", server, keys, recorders, chunkBytes, TimeUnit.MILLISECONDS.toNanos(intervalMs), seconds);
            out.printf(
                    "paced: %d recorders of %.1f Mbit/s for %d s: %.1f MB/s durable%n",
                    recorders, megabits, seconds, load.megabytesASecond());
            out.printf(
                    "  acknowledged after ms: p50 %.0f, p95 %.0f, p99 %.0f, worst %.0f (%d chunks of %d bytes)%n",
                    Statistics.median(load.millis()),
                    Statistics.percentile(load.millis(), 0.95),
                    Statistics.percentile(load.millis(), 0.99),
                    Statistics.percentile(load.millis(), 1),
                    load.millis().size(),
                    chunkBytes);
            out.printf(
                    "  server: %.2f processors, heap limit 512 MB, reachable %.1f MB%n",
                    (server.processorMillis() - cpuBefore) / 1000.0 / seconds,
                    new HeapProbe(server.process().toHandle()).reachableMegabytes());
        }
    }

    private void unpaced(PrintWriter out, KeyServer keys, WorkFolder work) throws Exception {
        List<Double> durable = new ArrayList<>();
        List<Double> spoolless = new ArrayList<>();
        List<Double> disk = new ArrayList<>();
        Path fio = Files.createDirectories(work.resolve("fio"));
        for (int round = 0; round < rounds; round++) {
            try (ServerUnderLoad server = durable(keys, work.resolve("unpaced-" + round))) {
                durable.add(warm(server, keys).megabytesASecond());
            }
            try (ServerUnderLoad server = spoolless(keys, work.path())) {
                spoolless.add(warm(server, keys).megabytesASecond());
            }
            disk.add(Fio.durableMegabytesASecond(fio, unpaced, unpacedChunk, unpacedSeconds));
            out.printf(
                    "unpaced %d: durable %.0f MB/s, spool off %.0f MB/s, disk (fio, %d writers, %d bytes a sync) %.0f MB/s%n",
                    round + 1, durable.getLast(), spoolless.getLast(), unpaced, unpacedChunk, disk.getLast());
        }
        double limit = Math.min(Statistics.median(spoolless), Statistics.median(disk));
        out.printf(
                "unpaced, medians: durable %.0f MB/s, lower limit %.0f MB/s, ratio %.2f%n",
                Statistics.median(durable), limit, Statistics.median(durable) / limit);
    }

    /** A server has compiled its code before it is measured; this is about hours, not about its first seconds. */
    private Load warm(ServerUnderLoad server, KeyServer keys) throws Exception {
        var _ = run("warm-up-", server, keys, unpaced, unpacedChunk, 0, warmUpSeconds);
        return run("stream-", server, keys, unpaced, unpacedChunk, 0, unpacedSeconds);
    }

    private record Load(double megabytesASecond, List<Double> millis) {}

    private Load run(
            String names,
            ServerUnderLoad server,
            KeyServer keys,
            int count,
            int chunkBytes,
            long intervalNanos,
            int forSeconds)
            throws Exception {
        byte[] first = firstChunk();
        List<LoadRecorder> senders = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                String stream = names + i;
                senders.add(new LoadRecorder(http, server.socket(), keys.token(stream), stream, first, chunkBytes));
            }
            long begin = System.nanoTime();
            long until = begin + TimeUnit.SECONDS.toNanos(forSeconds);
            List<Future<?>> sending = new ArrayList<>();
            for (LoadRecorder sender : senders) {
                sending.add(threads.submit(() -> {
                    sender.send(intervalNanos, until);
                    return null;
                }));
                // Real recorders do not all begin in one instant.
                TimeUnit.NANOSECONDS.sleep(intervalNanos / count);
            }
            for (Future<?> sent : sending) {
                sent.get();
            }
            double elapsed = (System.nanoTime() - begin) / 1e9;
            long bytes =
                    senders.stream().mapToLong(LoadRecorder::acknowledgedBytes).sum();
            return new Load(
                    bytes / MEGABYTE / elapsed,
                    senders.stream()
                            .flatMap(sender -> sender.acknowledgedMs().stream())
                            .toList());
        } finally {
            senders.forEach(LoadRecorder::close);
        }
    }

    private static byte[] firstChunk() throws IOException, InterruptedException {
        try (CaptureSource source = CaptureSource.bundled("h264-webm", Pace.UNPACED)) {
            byte[] first = source.next();
            if (first == null) {
                throw new IOException("The capture is empty");
            }
            return first;
        }
    }

    private ServerUnderLoad durable(KeyServer keys, Path data) throws IOException, InterruptedException {
        int port = freePort();
        return ServerUnderLoad.start(
                port,
                List.of(
                        "-jar",
                        jar("recording-server").toString(),
                        "--rostrum.data.directory=" + data,
                        "--rostrum.secrets.internal=only-for-this-run-and-not-a-secret-at-all",
                        "--rostrum.services.stream-service=" + keys.address(),
                        "--rostrum.recording.reserve=1MB",
                        "--rostrum.socket.port=" + port,
                        "--server.port=0"));
    }

    private ServerUnderLoad spoolless(KeyServer keys, Path data) throws IOException, InterruptedException {
        int port = freePort();
        return ServerUnderLoad.start(
                port,
                List.of(
                        "-jar",
                        jar("bench").toString(),
                        "spoolless-server",
                        "--port",
                        Integer.toString(port),
                        "--keys",
                        keys.address().toString(),
                        "--data",
                        data.toString()));
    }

    private static Path jar(String module) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(module, "target"))) {
            return files.filter(file -> file.getFileName().toString().matches(module + "-.*-exec\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(module + " is not built"));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
