package live.rostrum.recording.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ends of a take on a disk that does nothing until it is told to. */
class StopTests {

    @TempDir
    private Path folder;

    private final Deque<Runnable> disk = new ArrayDeque<>();

    @Test
    void aFewEndsWaitForTheDiskAndNoMore() throws Exception {
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        SpooledTake take = SpooledTake.closed(
                folder, new TakeManifest("stream", "take", "user", "video/webm", 300, noon, noon, null), 9, disk::add);
        List<CompletionStage<Void>> stops = new ArrayList<>();
        for (int chunks = 1; chunks <= SpooledTake.MOST_STOPS_WAITING; chunks++) {
            stops.add(take.stop(chunks));
        }

        assertThatThrownBy(() -> take.stop(99)).isInstanceOf(SpoolBusyException.class);
        assertThat(disk).hasSize(SpooledTake.MOST_STOPS_WAITING);

        while (!disk.isEmpty()) {
            disk.remove().run();
        }
        assertThat(stops).allMatch(stop -> stop.toCompletableFuture().isDone());
        assertThat(take.stop(SpooledTake.MOST_STOPS_WAITING)).isCompleted();
        assertThat(disk).as("what is known is not written again").isEmpty();
        CompletionStage<Void> last = take.stop(99);
        disk.remove().run();
        assertThat(last).isCompleted();
        assertThat(TakeManifest.read(folder).orElseThrow().chunks()).isEqualTo(99);
    }
}
