package live.rostrum.bench;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Processor seconds up to a moment, or between two of them.
 *
 * @param seconds on the clock
 * @param jvmSeconds of the server's JVM
 * @param ffmpegSeconds of the FFmpegs that it runs
 * @param machineSeconds of everything on this machine
 * @param threadSeconds of each kind of thread in the JVM
 */
record CpuReading(
        double seconds,
        double jvmSeconds,
        double ffmpegSeconds,
        double machineSeconds,
        Map<String, Double> threadSeconds) {

    CpuReading {
        threadSeconds = Map.copyOf(threadSeconds);
    }

    /** All that was used until now. */
    static CpuReading of(ProcessFigures figures) throws IOException {
        return new CpuReading(
                System.nanoTime() / 1e9,
                figures.cpuSeconds("java"),
                figures.cpuSeconds("ffmpeg"),
                ProcessFigures.machineCpuSeconds(),
                figures.threadCpuSeconds(figures.named("java")));
    }

    /** What was used between an earlier reading and this one. */
    CpuReading since(CpuReading earlier) {
        Map<String, Double> threads = new TreeMap<>();
        threadSeconds.forEach((kind, used) -> threads.put(kind, used - earlier.threadSeconds.getOrDefault(kind, 0.0)));
        return new CpuReading(
                seconds - earlier.seconds,
                jvmSeconds - earlier.jvmSeconds,
                ffmpegSeconds - earlier.ffmpegSeconds,
                machineSeconds - earlier.machineSeconds,
                threads);
    }
}
