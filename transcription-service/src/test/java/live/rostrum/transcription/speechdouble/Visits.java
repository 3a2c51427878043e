package live.rostrum.transcription.speechdouble;

import io.netty.channel.Channel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Who is here, who was, and what they sent. */
public final class Visits {

    private static final int MOST_KEPT = 200;

    private final Set<Channel> channels = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicLong samples = new AtomicLong();
    private final Deque<String> addresses = new ArrayDeque<>();
    private final Deque<String> contexts = new ArrayDeque<>();

    /** Connections now. */
    public int open() {
        return channels.size();
    }

    /** Connections ever. */
    public int accepted() {
        return accepted.get();
    }

    /** Connections that were turned away. */
    public int refused() {
        return refused.get();
    }

    /** Connections at once, at most. */
    public int most() {
        return most.get();
    }

    /** Samples of sound on all connections. */
    public long samples() {
        return samples.get();
    }

    /** Paths and queries of the last connections. */
    public List<String> addresses() {
        synchronized (addresses) {
            return List.copyOf(addresses);
        }
    }

    /** JSON of the last {@code speech.context} messages. */
    public List<String> contexts() {
        synchronized (contexts) {
            return List.copyOf(contexts);
        }
    }

    /** Breaks all connections, without a word. */
    public void cut() {
        channels.forEach(channel -> {
            var _ = channel.close();
        });
    }

    void entered(Channel channel, String address) {
        channels.add(channel);
        channel.closeFuture().addListener(_ -> channels.remove(channel));
        accepted.incrementAndGet();
        most.accumulateAndGet(channels.size(), Math::max);
        keep(addresses, address);
    }

    void turnedAway() {
        refused.incrementAndGet();
    }

    void sound(int count) {
        samples.addAndGet(count);
    }

    void context(String json) {
        keep(contexts, json);
    }

    private static void keep(Deque<String> last, String item) {
        synchronized (last) {
            last.addLast(item);
            if (last.size() > MOST_KEPT) {
                last.removeFirst();
            }
        }
    }
}
