package live.rostrum.fmp4;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/**
 * What a piece of work gives, and how much memory it takes from the heap for that, whether or not it keeps it.
 *
 * @param result of the work
 * @param bytes allocated on the thread that did it
 */
public record AllocatedMemory<T>(T result, long bytes) {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Does the work on this thread, twice: what the first time allocates includes the classes that it loads. */
    public static <T> AllocatedMemory<T> of(Supplier<T> work) {
        T first = work.get();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        var _ = work.get();
        return new AllocatedMemory<>(first, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
}
