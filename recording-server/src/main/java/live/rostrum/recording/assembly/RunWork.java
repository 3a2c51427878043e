package live.rostrum.recording.assembly;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import live.rostrum.ingest.container.ContainerHeader;
import org.jspecify.annotations.Nullable;

/** A run that is being made: its process, its file, and the places of the source where another run could go on. Fed by one thread. */
final class RunWork implements Closeable {

    /** A key frame's time comes through FFmpeg in ticks, and from the container in nanoseconds or milliseconds. */
    private static final Duration SAME_TIME = Duration.ofMillis(2);

    private final RunFile file;
    private final Deque<ReadingPoint> points = new ConcurrentLinkedDeque<>();
    private final RunEncoder encoder;

    private RunWork(String name, AssemblyContext context, RunPlan plan, @Nullable BlackPicture still, RunFile file)
            throws IOException {
        this.file = file;
        this.encoder = RunEncoder.start(name, context, plan, still, new RunEncoder.Sink() {
            @Override
            public void begin(byte[] header, long startTicks) throws IOException {
                file.begin(header, startTicks);
            }

            @Override
            public void fragment(Fragment fragment) throws IOException {
                file.append(fragment, pointAt(fragment));
            }
        });
    }

    /**
     * Begins a run with its file in this folder.
     *
     * @param picture what is known to be needed; null if the source has not been tried yet
     */
    static RunWork start(
            AssemblyContext context,
            ContainerHeader source,
            RunPlan.@Nullable Picture picture,
            Path folder,
            int number,
            ReadingPoint from)
            throws IOException {
        RunPlan plan = RunPlans.of(source, context, picture, from.firstTime());
        BlackPicture still = plan.picture() == RunPlan.Picture.NONE ? context.still() : null;
        String name = "recording " + context.name() + " run " + number;
        RunFile file = RunFile.create(folder, number, from);
        try {
            return new RunWork(name, context, plan, still, file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    void point(ReadingPoint point) {
        points.add(point);
    }

    /** False if the process is gone. */
    boolean write(byte[] data, int from) {
        return encoder.write(data, from);
    }

    /** Ends the run; if it took everything, that is written down. */
    RunEncoder.Outcome finish(RunEnd reason, long nextSeq) throws IOException {
        try (this) {
            RunEncoder.Outcome outcome = encoder.finish();
            if (outcome == RunEncoder.Outcome.COMPLETE) {
                file.end(reason, nextSeq);
            }
            file.sync();
            return outcome;
        }
    }

    /** Ends the process at once. */
    RunEncoder.Outcome kill() throws IOException {
        try (this) {
            return encoder.kill();
        }
    }

    /** Ends the process from another thread. */
    void interrupt() {
        encoder.interrupt();
    }

    void sync() throws IOException {
        file.sync();
    }

    long pid() {
        return encoder.pid();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** The place in the source where this fragment ends; null if no run can begin there. */
    private @Nullable ReadingPoint pointAt(Fragment fragment) {
        Duration earliest = fragment.end().minus(SAME_TIME);
        for (ReadingPoint point = points.peek(); point != null; point = points.peek()) {
            if (point.time().compareTo(earliest) >= 0) {
                boolean same = point.time().compareTo(fragment.end().plus(SAME_TIME)) <= 0;
                return same && fragment.beforeKeyFrame() ? point : null;
            }
            points.remove();
        }
        return null;
    }
}
