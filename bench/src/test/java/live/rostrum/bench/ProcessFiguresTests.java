package live.rostrum.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessFiguresTests {

    private final ProcessFigures figures = new ProcessFigures(ProcessHandle.current());

    @Test
    void readsTheFiguresOfThisJvm() {
        assertThat(figures.named("java")).isEqualTo(ProcessHandle.current());
        assertThat(figures.residentMegabytes()).isBetween(20.0, 10_000.0);
        assertThat(figures.cpuSeconds("java")).isPositive();
        assertThat(figures.cpuSeconds("nothing-of-this-name")).isZero();
    }

    @Test
    void readsTheSizeOfAHeap() throws Exception {
        byte[] large = new byte[32 << 20];

        assertThat(new HeapProbe(ProcessHandle.current()).reachableMegabytes()).isBetween(32.0, 2000.0);
        assertThat(large).hasSize(32 << 20);
    }
}
