package live.rostrum.hls.take;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SerialQueueTests {

    @Test
    void anOfferIsRefusedWhenTheQueueIsFullOrClosedAndNeverWaits() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(1);
        AtomicInteger done = new AtomicInteger();
        SerialQueue queue = new SerialQueue("test");
        queue.add(() -> {
            busy.countDown();
            await(release);
        });
        assertThat(busy.await(10, TimeUnit.SECONDS)).isTrue();

        int offered = 0;
        while (queue.offer(done::incrementAndGet)) {
            offered++;
        }
        assertThat(offered).isEqualTo(512);
        release.countDown();
        queue.close();

        assertThat(queue.awaitEnd(10_000)).isTrue();
        assertThat(done).hasValue(512);
        assertThat(queue.offer(done::incrementAndGet)).isFalse();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
