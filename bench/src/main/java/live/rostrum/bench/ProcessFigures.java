package live.rostrum.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What Linux says of a process and of those that it started: memory and processor time, from {@code /proc}. */
final class ProcessFigures {

    /** {@code USER_HZ}: the unit of times in {@code /proc/PID/stat}, 100 on every Linux that there is. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    /** Places in the first line of {@code /proc/stat}: user, nice, system, idle, iowait, irq, softirq, steal; guests are in user. */
    private static final int IDLE = 4;

    private static final int WAITING = 5;
    private static final int STEAL = 8;

    private final ProcessHandle root;

    ProcessFigures(ProcessHandle root) {
        this.root = root;
    }

    /** Resident memory of the whole family, with shared pages counted once for each process. */
    double residentMegabytes() {
        return family().mapToDouble(ProcessFigures::residentMegabytes).sum();
    }

    private static double residentMegabytes(ProcessHandle process) {
        return read(process, "status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .sum();
    }

    /** Processor seconds of the process with this program name in the family, without its children. */
    double cpuSeconds(String program) {
        return family().filter(process -> isNamed(process, program))
                .mapToDouble(process -> ticks(read(process, "stat"), USER_TIME, SYSTEM_TIME) / TICKS_PER_SECOND)
                .sum();
    }

    /** Processor seconds of each kind of thread in this JVM; a kind is what a thread's name, which Linux cuts at 15 characters, begins with. */
    Map<String, Double> threadCpuSeconds(ProcessHandle jvm) throws IOException {
        Map<String, Double> seconds = new TreeMap<>();
        try (Stream<Path> tasks = Files.list(folder(jvm).resolve("task"))) {
            for (Path task : tasks.toList()) {
                String kind = read(jvm, task.resolve("comm")).strip().replaceAll("[-#\\d]+$", "");
                seconds.merge(
                        kind,
                        ticks(read(jvm, task.resolve("stat")), USER_TIME, SYSTEM_TIME) / TICKS_PER_SECOND,
                        Double::sum);
            }
        }
        return seconds;
    }

    /** Processor seconds of everything on this machine, whoever used them. */
    static double machineCpuSeconds() throws IOException {
        String[] fields = Files.readString(Path.of("/proc/stat"))
                .lines()
                .findFirst()
                .orElseThrow()
                .split("\\s+", -1);
        double ticks = 0;
        for (int field = 1; field < fields.length && field <= STEAL; field++) {
            ticks += field == IDLE || field == WAITING ? 0 : Double.parseDouble(fields[field]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    /** The first process of the family with this program name. */
    ProcessHandle named(String program) {
        return family().filter(process -> isNamed(process, program))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no process named " + program));
    }

    private Stream<ProcessHandle> family() {
        return Stream.concat(Stream.of(root), root.descendants());
    }

    private static boolean isNamed(ProcessHandle process, String program) {
        return read(process, "comm").strip().equals(program);
    }

    private static double ticks(String stat, int... fields) {
        // The name in parentheses may hold spaces; the fields after it do not.
        List<String> numbers =
                List.of(stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1));
        double sum = 0;
        for (int field : fields) {
            sum += numbers.size() > field ? Double.parseDouble(numbers.get(field)) : 0;
        }
        return sum;
    }

    /** The file's text, or none when the process has gone meanwhile. */
    private static String read(ProcessHandle process, String file) {
        return read(process, folder(process).resolve(file));
    }

    private static Path folder(ProcessHandle process) {
        return Path.of("/proc", Long.toString(process.pid()));
    }

    private static String read(ProcessHandle process, Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            if (!process.isAlive()) {
                return "";
            }
            throw new UncheckedIOException(e);
        }
    }
}
