package live.rostrum.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import live.rostrum.ffmpeg.FfmpegBinary;
import live.rostrum.publisher.source.FileSource;
import live.rostrum.recording.assembly.Assembler;
import live.rostrum.recording.assembly.AssemblySettings;
import live.rostrum.recording.assembly.FinishedRecording;
import live.rostrum.recording.assembly.RecordingAssembly;
import live.rostrum.recording.spool.Spool;
import live.rostrum.recording.spool.SpoolSettings;
import live.rostrum.recording.spool.SpooledChunk;
import live.rostrum.recording.spool.SpooledTake;
import live.rostrum.recording.spool.TakeManifest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How long a recording takes from its spool to the finished file, beside FFmpeg alone doing the same from a file, with the same coders. Runs the recorder's own code in this JVM, whose reachable
 * objects are counted meanwhile.
 */
@Command(name = "completion", description = "From the spool to the finished MP4, beside the bare FFmpeg command.")
final class CompletionBench implements Callable<Integer> {

    private static final int PROBE_SECONDS = 5;
    private static final int WRITES_AT_ONCE = 8;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--seconds",
            defaultValue = "3600",
            description = "Length of the event (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--rounds", defaultValue = "1", description = "How often each is done (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Output.of(spec);
        List<Double> peer = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        out.println("round  bare FFmpeg s  recorder s  ratio  times real time  file MB  largest heap MB");
        try (LongTalk talk = LongTalk.ofSeconds(seconds);
                WorkFolder folder = new WorkFolder("rostrum-completion-")) {
            spool(talk, folder.resolve("spool"));
            for (int round = 1; round <= rounds; round++) {
                peer.add(bareFfmpeg(talk.file(), folder.resolve("peer.mp4")));
                HeapWatch heap = new HeapWatch();
                long start = System.nanoTime();
                FinishedRecording finished = assemble(folder);
                ours.add((System.nanoTime() - start) / 1e9);
                out.printf(
                        "%5d  %13.1f  %10.1f  %5.2f  %15.1f  %7.1f  %15.1f%n",
                        round,
                        peer.getLast(),
                        ours.getLast(),
                        ours.getLast() / peer.getLast(),
                        finished.length().toMillis() / 1000.0 / ours.getLast(),
                        finished.sizeBytes() / 1e6,
                        heap.stop());
            }
        }
        out.printf(
                "median: recorder %.1f s, ratio %.2f%n",
                Statistics.median(ours), Statistics.median(ours) / Statistics.median(peer));
        return 0;
    }

    private static void spool(LongTalk talk, Path folder) throws Exception {
        try (Spool spool = new Spool(folder, SpoolSettings.USUAL, () -> "recording");
                FileSource source = talk.read()) {
            Instant now = Instant.now();
            TakeManifest manifest = new TakeManifest("talk", "take", "bench", source.mimeType(), 250, now, now, null);
            SpooledTake take = spool.open(manifest).toCompletableFuture().get(1, TimeUnit.MINUTES);
            long seq = 0;
            CompletionStage<Long> written = null;
            for (byte[] blob = source.next(); blob != null; blob = source.next()) {
                written = take.append(new SpooledChunk(seq++, now, false, blob));
                if (seq % WRITES_AT_ONCE == 0) {
                    written.toCompletableFuture().get(1, TimeUnit.MINUTES);
                }
            }
            if (written != null) {
                written.toCompletableFuture().get(1, TimeUnit.MINUTES);
            }
            take.stop(seq).toCompletableFuture().get(1, TimeUnit.MINUTES);
        }
    }

    private static double bareFfmpeg(Path talk, Path target) throws IOException, InterruptedException {
        long start = System.nanoTime();
        FfmpegTool.run(List.of(
                "-i",
                talk.toString(),
                "-c:v",
                "copy",
                "-c:a",
                "aac",
                "-aac_coder",
                "fast",
                "-b:a",
                "128k",
                "-movflags",
                "+faststart",
                target.toString()));
        return (System.nanoTime() - start) / 1e9;
    }

    private static FinishedRecording assemble(WorkFolder folder) throws IOException, InterruptedException {
        Assembler assembler = new Assembler(FfmpegBinary.ffmpeg(), AssemblySettings.USUAL);
        Path work = folder.resolve("work");
        try (RecordingAssembly assembly =
                assembler.open("bench", folder.resolve("spool").resolve("talk"), work)) {
            FinishedRecording finished = assembly.finish("An hour", folder.resolve("files"));
            assembly.deleteWork();
            return finished;
        }
    }

    /** Counts what is reachable in this JVM every few seconds. */
    private static final class HeapWatch {

        private final AtomicBoolean stopped = new AtomicBoolean();
        private final Thread thread =
                Thread.ofPlatform().daemon().name("heap watch").start(this::watch);
        private volatile double largest;

        private void watch() {
            HeapProbe probe = new HeapProbe(ProcessHandle.current());
            try {
                while (!stopped.get()) {
                    TimeUnit.SECONDS.sleep(PROBE_SECONDS);
                    largest = Math.max(largest, probe.reachableMegabytes());
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        double stop() throws InterruptedException {
            stopped.set(true);
            thread.interrupt();
            thread.join(TimeUnit.SECONDS.toMillis(10));
            return largest;
        }
    }
}
