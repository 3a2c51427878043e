package live.rostrum.recording.spool;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a disk does when it is full, slow or dying. */
class FailingDiskTests {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path directory;

    private final FlakyDisk disk = new FlakyDisk();

    @Test
    void writesOnWhenTheDiskTakesAFewBytesAtATime() throws Exception {
        disk.bytesAWrite(7);
        try (Spool spool = new Spool(directory, SpoolSettings.USUAL, () -> "recording", disk)) {
            SpooledTake take = open(spool);

            await(take.append(chunk(0)));
            await(take.append(chunk(1)));

            assertThat(numbers()).containsExactly(0L, 1L);
        }
    }

    @Test
    void acknowledgesNothingThatAFullDiskDidNotTake() throws Exception {
        try (Spool spool = new Spool(directory, SpoolSettings.USUAL, () -> "recording", disk)) {
            SpooledTake take = open(spool);
            await(take.append(chunk(0)));
            disk.room(500);

            CompletionStage<Long> refused = take.append(chunk(1));

            assertThatThrownBy(() -> await(refused))
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("No space left on device");
            assertThat(take.nextSeq()).isEqualTo(1);
            assertThat(take.durableSeq()).isEqualTo(1);

            disk.room(Long.MAX_VALUE);
            assertThat(await(take.append(chunk(1)))).isEqualTo(2);
            assertThat(await(take.append(chunk(2)))).isEqualTo(3);
            assertThat(numbers()).containsExactly(0L, 1L, 2L);
        }
    }

    @Test
    void leavesNoFilesAboutHoweverOftenAFullDiskIsTried() throws Exception {
        try (Spool spool = new Spool(directory, SpoolSettings.USUAL, () -> "recording", disk)) {
            SpooledTake take = open(spool);
            await(take.append(chunk(0)));
            disk.room(500);

            for (int i = 0; i < 50; i++) {
                CompletionStage<Long> refused = take.append(chunk(1));
                assertThatThrownBy(() -> await(refused)).isInstanceOf(ExecutionException.class);
            }

            assertThat(Segments.in(spool.directoryOf("stream", "take"))).hasSize(1);
            disk.room(Long.MAX_VALUE);
            assertThat(await(take.append(chunk(1)))).isEqualTo(2);
            assertThat(Segments.in(spool.directoryOf("stream", "take"))
                            .getLast()
                            .getFileName())
                    .as("a number is not given twice")
                    .hasToString("00000050.chunks");
            assertThat(numbers()).containsExactly(0L, 1L);
        }
    }

    @Test
    void refusesWhatCameBehindAFailedWriteSoThatTheClientSendsItAgain() throws Exception {
        try (Spool spool = new Spool(directory, SpoolSettings.USUAL, () -> "recording", disk)) {
            SpooledTake take = open(spool);
            await(take.append(chunk(0)));
            disk.hold();
            CompletionStage<Long> first = take.append(chunk(1));
            disk.awaitHeld();
            CompletionStage<Long> second = take.append(chunk(2));
            disk.room(0);
            disk.release();

            assertThatThrownBy(() -> await(first)).isInstanceOf(ExecutionException.class);
            assertThatThrownBy(() -> await(second)).isInstanceOf(ExecutionException.class);
            assertThat(take.nextSeq()).isEqualTo(1);
        }
    }

    @Test
    void doesNotTrustAFileWhoseSyncFailed() throws Exception {
        try (Spool spool = new Spool(directory, SpoolSettings.USUAL, () -> "recording", disk)) {
            SpooledTake take = open(spool);
            await(take.append(chunk(0)));
            disk.failNextSync();
            CompletionStage<Long> unsure = take.append(chunk(1));
            assertThatThrownBy(() -> await(unsure)).isInstanceOf(ExecutionException.class);

            await(take.append(chunk(1)));
            await(take.append(chunk(2)));

            assertThat(Segments.in(spool.directoryOf("stream", "take"))).hasSize(2);
            assertThat(numbers()).containsExactly(0L, 1L, 2L);
        }
    }

    @Test
    void asksForTheHeaderAgainIfItsWriteFailed() throws Exception {
        try (Spool spool = new Spool(directory, SpoolSettings.USUAL, () -> "recording", disk)) {
            SpooledTake take = open(spool);
            disk.room(0);
            CompletionStage<Long> refused = take.append(chunk(0));

            assertThatThrownBy(() -> await(refused)).isInstanceOf(ExecutionException.class);
            assertThat(take.hasHeader()).isFalse();
            assertThat(take.nextSeq()).isZero();
        }
    }

    @Test
    void holdsABoundedAmountForASlowDiskAndWaitsOnceForManyChunks() throws Exception {
        try (Spool spool = new Spool(directory, SpoolSettings.USUAL, () -> "recording", disk)) {
            SpooledTake take = open(spool);
            disk.hold();
            List<CompletableFuture<Long>> taken = new ArrayList<>();
            taken.add(take.append(big(0)).toCompletableFuture());
            disk.awaitHeld();
            long syncsBefore = disk.syncs();
            long seq = 1;
            while (spool.waitingBytes() + SpoolRecord.MAX_CHUNK_BYTES <= SpooledTake.MAX_WAITING_BYTES) {
                taken.add(take.append(big(seq++)).toCompletableFuture());
            }
            long tooMany = seq;

            assertThatThrownBy(() -> take.append(big(tooMany))).isInstanceOf(SpoolBusyException.class);
            disk.release();

            for (CompletableFuture<Long> written : taken) {
                assertThat(await(written)).isPositive();
            }
            assertThat(disk.syncs() - syncsBefore).isEqualTo(2);
            assertThat(spool.waitingBytes()).isZero();
        }
    }

    private SpooledTake open(Spool spool) throws Exception {
        return await(spool.open(new TakeManifest("stream", "take", "user", "video/webm", 250, NOON, NOON, null)));
    }

    private List<Long> numbers() throws IOException {
        List<Long> numbers = new ArrayList<>();
        try (SpoolReader reader = SpoolReader.open(directory.resolve("stream").resolve("take"))) {
            for (Optional<SpoolEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                numbers.add(((SpoolEntry.Intact) entry.get()).chunk().seq());
            }
        }
        return numbers;
    }

    private static SpooledChunk chunk(long seq) {
        return new SpooledChunk(seq, NOON, false, new byte[1_000]);
    }

    private static SpooledChunk big(long seq) {
        return new SpooledChunk(seq, NOON, false, new byte[SpoolRecord.MAX_CHUNK_BYTES]);
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, SECONDS);
    }
}
