package live.rostrum.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import live.rostrum.publisher.ingest.IngestListener;
import live.rostrum.publisher.rest.RostrumApi;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One take for many minutes: is the heap flat, and who uses the processor? */
@Command(name = "soak", description = "Heap after collections, memory and processor time during minutes of streaming.")
final class SoakBench implements Callable<Integer> {

    private static final double WARM_UP_MINUTES = 1;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--minutes", defaultValue = "10", description = "How long (default: ${DEFAULT-VALUE}).")
    private int minutes;

    @Option(
            names = "--every",
            defaultValue = "15",
            description = "Seconds between samples (default: ${DEFAULT-VALUE}).")
    private int everySeconds;

    @Mixin
    private ServerOptions product = new ServerOptions();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Output.of(spec);
        try (LongTalk talk = LongTalk.ofSeconds((minutes + 1) * 60);
                ProductServer server = product.start();
                RostrumApi api = server.api();
                Broadcast broadcast = Broadcast.begin(server, api, "Soak", IngestListener.SILENT)) {
            var _ = broadcast.send(talk.play());
            report(out, sample(out, server.figures(), broadcast));
            broadcast.finish();
        }
        return 0;
    }

    private List<Sample> sample(PrintWriter out, ProcessFigures figures, Broadcast broadcast)
            throws IOException, InterruptedException {
        List<Sample> samples = new ArrayList<>();
        long start = System.nanoTime();
        HeapProbe heap = new HeapProbe(figures.named("java"));
        out.println("minute  heap MB  resident MB  JVM CPU s  FFmpeg CPU s");
        for (int taken = 1; taken * everySeconds <= minutes * 60 && broadcast.isSending(); taken++) {
            long due = start + TimeUnit.SECONDS.toNanos((long) taken * everySeconds);
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            Sample sample = new Sample(
                    (System.nanoTime() - start) / 60e9,
                    heap.reachableMegabytes(),
                    figures.residentMegabytes(),
                    figures.cpuSeconds("java"),
                    figures.cpuSeconds("ffmpeg"));
            samples.add(sample);
            out.printf(
                    "%6.2f  %7.1f  %11.0f  %9.1f  %12.1f%n",
                    sample.minute(),
                    sample.heapMegabytes(),
                    sample.residentMegabytes(),
                    sample.jvmCpuSeconds(),
                    sample.ffmpegCpuSeconds());
        }
        return samples;
    }

    private static void report(PrintWriter out, List<Sample> samples) {
        List<Sample> warm = samples.stream()
                .filter(sample -> sample.minute() > WARM_UP_MINUTES)
                .toList();
        if (warm.size() < 2) {
            out.println("Too short for a slope: stream for more than a minute.");
            return;
        }
        Sample first = warm.getFirst();
        Sample last = warm.getLast();
        double seconds = (last.minute() - first.minute()) * 60;
        double jvm = (last.jvmCpuSeconds() - first.jvmCpuSeconds()) / seconds;
        double ffmpeg = (last.ffmpegCpuSeconds() - first.ffmpegCpuSeconds()) / seconds;
        List<Double> minutes = warm.stream().map(Sample::minute).toList();
        out.printf(
                "heap after collection: median %.1f MB, slope %+.2f MB a minute, after the first minute%n",
                Statistics.median(warm.stream().map(Sample::heapMegabytes).toList()),
                Statistics.slope(
                        minutes, warm.stream().map(Sample::heapMegabytes).toList()));
        out.printf(
                "resident: median %.0f MB, slope %+.2f MB a minute%n",
                Statistics.median(warm.stream().map(Sample::residentMegabytes).toList()),
                Statistics.slope(
                        minutes, warm.stream().map(Sample::residentMegabytes).toList()));
        out.printf(
                "processor seconds a stream second: JVM %.3f (with these collections), FFmpeg %.3f, ratio %.2f%n",
                jvm, ffmpeg, jvm / ffmpeg);
    }

    private record Sample(
            double minute,
            double heapMegabytes,
            double residentMegabytes,
            double jvmCpuSeconds,
            double ffmpegCpuSeconds) {}
}
