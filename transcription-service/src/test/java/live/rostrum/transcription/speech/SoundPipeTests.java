package live.rostrum.transcription.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SoundPipeTests {

    private final SoundPipe pipe = new SoundPipe(100);

    @Test
    void dropsAllThatWaitsWhereThereIsNoRoomAndSaysWhich() throws InterruptedException {
        assertThat(pipe.put(0, new byte[100])).isEmpty();
        assertThat(pipe.put(50, new byte[100])).isEmpty();

        assertThat(pipe.put(100, new byte[100])).contains(new SoundPipe.Range(0, 100));

        assertThat(pipe.take().orElseThrow().firstSample()).isEqualTo(100);
    }

    @Test
    void givesWhatIsInItBeforeItsEnd() throws InterruptedException {
        pipe.put(0, new byte[2]);
        pipe.finish();
        pipe.put(1, new byte[2]);

        assertThat(pipe.take()).isPresent();
        assertThat(pipe.take()).isEmpty();
        assertThat(pipe.isEnding()).isTrue();
    }

    @Test
    void letsNobodyWaitOnceItIsClosed() {
        CompletableFuture<Optional<SoundPipe.Piece>> taken = new CompletableFuture<>();
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                taken.complete(pipe.take());
            } catch (InterruptedException e) {
                taken.completeExceptionally(e);
            }
        });
        await().until(() -> waiting.getState() == Thread.State.WAITING);

        pipe.close();

        await().untilAsserted(() -> assertThat(taken).isCompletedWithValue(Optional.empty()));
    }
}
