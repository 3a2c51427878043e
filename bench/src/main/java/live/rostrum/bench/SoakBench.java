package live.rostrum.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import live.rostrum.ffmpeg.FfmpegBinary;
import live.rostrum.publisher.ingest.IngestClient;
import live.rostrum.publisher.ingest.IngestListener;
import live.rostrum.publisher.ingest.IngestTarget;
import live.rostrum.publisher.ingest.TakeStart;
import live.rostrum.publisher.rest.PublishableStream;
import live.rostrum.publisher.rest.RostrumApi;
import live.rostrum.publisher.source.FileSource;
import live.rostrum.publisher.source.Pace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One take for many minutes: is the heap flat, and who uses the processor? */
@Command(name = "soak", description = "Heap after collections, memory and processor time during minutes of streaming.")
final class SoakBench implements Callable<Integer> {

    private static final double CAPTURE_SECONDS = 21.4;
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

    @Option(
            names = "--command",
            defaultValue = "./rostrum up",
            description = "What is started (default: ${DEFAULT-VALUE}).")
    private String command = "";

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Output.of(spec);
        Path folder = Files.createTempDirectory("rostrum-soak-");
        Path talk = folder.resolve("talk.mkv");
        Path capture = folder.resolve("capture.webm");
        try (ProductServer server = ProductServer.start(command);
                RostrumApi api = server.api()) {
            writeLongTalk(capture, talk);
            PublishableStream stream = api.createStream("Soak");
            IngestTarget target = IngestTarget.of(
                    server.address(), api.publishToken(stream.id()).value());
            try (IngestClient client = new IngestClient(target, IngestListener.SILENT);
                    FileSource source = FileSource.of(talk, Pace.REAL_TIME)) {
                Thread publishing = Thread.ofVirtual().start(() -> publish(client, source, stream.id()));
                report(out, sample(out, server.figures(), publishing));
                client.finish();
                publishing.join();
            } finally {
                api.end(stream.id());
            }
        } finally {
            Files.deleteIfExists(talk);
            Files.deleteIfExists(capture);
            Files.deleteIfExists(folder);
        }
        return 0;
    }

    /** One file as long as the soak, so that it is one take and one FFmpeg from beginning to end. */
    private void writeLongTalk(Path capture, Path talk) throws IOException, InterruptedException {
        try (InputStream in = SoakBench.class.getResourceAsStream("/captures/h264-webm/capture.webm")) {
            if (in == null) {
                throw new IOException("the bundled capture is missing");
            }
            Files.copy(in, capture);
        }
        int repeats = (int) Math.ceil((minutes + 1) * 60 / CAPTURE_SECONDS);
        List<String> line = List.of(
                "-nostdin",
                "-v",
                "error",
                "-stream_loop",
                Integer.toString(repeats),
                "-i",
                capture.toString(),
                "-c",
                "copy",
                talk.toString());
        if (FfmpegBinary.ffmpeg().command(line).inheritIO().start().waitFor() != 0) {
            throw new IOException("FFmpeg could not make the long talk");
        }
    }

    private List<Sample> sample(PrintWriter out, ProcessFigures figures, Thread publishing)
            throws IOException, InterruptedException {
        List<Sample> samples = new ArrayList<>();
        long start = System.nanoTime();
        HeapProbe heap = new HeapProbe(figures.named("java"));
        out.println("minute  heap MB  resident MB  JVM CPU s  FFmpeg CPU s");
        for (int taken = 1; taken * everySeconds <= minutes * 60 && publishing.isAlive(); taken++) {
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

    private static void publish(IngestClient client, FileSource source, String streamId) {
        try {
            client.publish(
                    source,
                    TakeStart.now(streamId, source.mimeType(), source.timesliceMs(), source.keyFrameIntervalMs()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Sample(
            double minute,
            double heapMegabytes,
            double residentMegabytes,
            double jvmCpuSeconds,
            double ffmpegCpuSeconds) {}
}
