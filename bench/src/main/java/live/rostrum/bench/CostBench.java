package live.rostrum.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import live.rostrum.publisher.rest.RostrumApi;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What one more stream costs the server beside FFmpeg's work: the same 360p talk is sent in real time once, twice, four times and so on, and each time both
 * are watched for an equal while. The slope over the number of takes leaves out what the server needs without any.
 */
@Command(name = "cost", description = "Processor time of the JVM and of FFmpeg for each take that is sent.")
final class CostBench implements Callable<Integer> {

    private static final int WARM_UP_TAKES = 2;
    private static final int SETTLING_SECONDS = 10;

    /** A machine that is busier than this makes takes wait for each other, and what one costs is no longer what it would cost alone. */
    private static final double SATURATED = 0.9;

    private static final double LATE_MS = 2000;
    private static final int THREADS_SHOWN = 8;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--takes",
            defaultValue = "8",
            description = "How many at most; there are 1, 2, 4 and so on before (default: ${DEFAULT-VALUE}).")
    private int takes;

    @Option(
            names = "--window",
            defaultValue = "45",
            description = "Seconds that are measured with each number of takes (default: ${DEFAULT-VALUE}).")
    private int windowSeconds;

    @Option(
            names = "--warm-up",
            defaultValue = "60",
            description = "Seconds of two takes before anything is measured (default: ${DEFAULT-VALUE}).")
    private int warmUpSeconds;

    @Mixin
    private ServerOptions product = new ServerOptions();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Output.of(spec);
        List<Integer> steps = steps();
        int seconds = warmUpSeconds + steps.size() * (SETTLING_SECONDS + windowSeconds) + 60;
        // All rungs, whatever the machine has left: this program looks after that itself.
        try (LongTalk talk = LongTalk.ofSeconds(seconds);
                ProductServer server = product.start(Map.of("ROSTRUM_LIVE_PROCESSORSHARE", "1.0"));
                RostrumApi api = server.api();
                RunningTakes running = new RunningTakes(server, api, talk)) {
            out.printf("warming up: %d takes for %d s%n", WARM_UP_TAKES, warmUpSeconds);
            running.grow(WARM_UP_TAKES);
            TimeUnit.SECONDS.sleep(warmUpSeconds);
            running.end();
            out.println("takes  JVM s/s  FFmpeg s/s  ratio  machine busy  by others  worst lag ms  frames/s");
            List<CostWindow> windows = new ArrayList<>();
            for (int step : steps) {
                running.grow(step);
                TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
                windows.add(measure(server, running));
                print(out, windows.getLast());
            }
            report(out, windows);
        }
        return 0;
    }

    private List<Integer> steps() {
        List<Integer> steps = new ArrayList<>();
        for (int step = 1; step < takes; step *= 2) {
            steps.add(step);
        }
        steps.add(takes);
        return steps;
    }

    private CostWindow measure(ProductServer server, RunningTakes running) throws IOException, InterruptedException {
        ProcessFigures figures = server.figures();
        running.forgetHealth();
        CpuReading before = CpuReading.of(figures);
        TimeUnit.SECONDS.sleep(windowSeconds);
        CpuReading used = CpuReading.of(figures).since(before);
        running.requireAllSending();
        return new CostWindow(running.count(), used, running.worstLagMs(), running.framesPerSecond());
    }

    private static void print(PrintWriter out, CostWindow window) {
        CpuReading used = window.used();
        out.printf(
                "%5d  %7.3f  %10.3f  %5.2f  %11.0f%%  %8.0f%%  %12.0f  %8.1f%s%n",
                window.takes(),
                window.jvm(),
                window.ffmpeg(),
                used.jvmSeconds() / used.ffmpegSeconds(),
                100 * window.machineBusy(),
                100 * window.othersBusy(),
                window.worstLagMs(),
                window.framesPerSecond(),
                window.machineBusy() > SATURATED || window.worstLagMs() > LATE_MS ? "  saturated" : "");
    }

    private static void report(PrintWriter out, List<CostWindow> windows) {
        if (windows.size() < 2) {
            out.println("One number of takes has no slope.");
            return;
        }
        double jvm = slope(windows, CostWindow::jvm);
        double ffmpeg = slope(windows, CostWindow::ffmpeg);
        out.printf(
                "one more take, processor seconds a second: JVM %.4f, FFmpeg %.4f, ratio %.2f (least squares of %d windows)%n",
                jvm, ffmpeg, jvm / ffmpeg, windows.size());
        CostWindow last = windows.getLast();
        double seconds = last.used().seconds() * last.takes();
        out.printf("threads of the JVM with %d takes, processor seconds a second and take:%n", last.takes());
        last.used().threadSeconds().entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(THREADS_SHOWN)
                .forEach(kind -> out.printf("  %-15s  %.4f%n", kind.getKey(), kind.getValue() / seconds));
    }

    private static double slope(List<CostWindow> windows, ToDoubleFunction<CostWindow> cost) {
        return Statistics.slope(
                windows.stream().map(window -> (double) window.takes()).toList(),
                windows.stream().map(cost::applyAsDouble).toList());
    }
}
