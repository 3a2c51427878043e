package live.rostrum.recording.spool;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTests {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final SpoolSettings SMALL_SEGMENTS = new SpoolSettings(4_000, 4, 3);

    @TempDir
    Path directory;

    @Test
    void givesBackWhatWasAcknowledged() throws Exception {
        try (Spool spool = new Spool(directory, SpoolSettings.USUAL, () -> "recording")) {
            SpooledTake take = open(spool, "one");

            assertThat(append(take, chunk(0), chunk(1), chunk(2))).isEqualTo(3);

            assertThat(read("one")).containsExactly(0L, 1L, 2L);
            assertThat(take.durableSeq()).isEqualTo(3);
        }
    }

    @Test
    void goesOnAfterARestartBehindTheLastChunk() throws Exception {
        try (Spool spool = new Spool(directory, SMALL_SEGMENTS, () -> "recording")) {
            append(open(spool, "one"), chunk(0), chunk(1), chunk(2), chunk(3));
        }

        try (Spool spool = new Spool(directory, SMALL_SEGMENTS, () -> "recording")) {
            SpooledTake take = open(spool, "one");

            assertThat(take.nextSeq()).isEqualTo(4);
            assertThat(take.hasHeader()).isTrue();
            append(take, chunk(4));
            assertThat(read("one")).containsExactly(0L, 1L, 2L, 3L, 4L);
        }
    }

    @Test
    void acknowledgesARepeatedChunkOnceItIsThereAndKeepsItOnce() throws Exception {
        try (Spool spool = new Spool(directory, SpoolSettings.USUAL, () -> "recording")) {
            SpooledTake take = open(spool, "one");
            append(take, chunk(0), chunk(1));

            assertThat(append(take, chunk(0))).isEqualTo(2);

            assertThat(read("one")).containsExactly(0L, 1L);
        }
    }

    @Test
    void refusesAChunkThatDoesNotFollow() throws Exception {
        try (Spool spool = new Spool(directory, SpoolSettings.USUAL, () -> "recording")) {
            SpooledTake take = open(spool, "one");
            append(take, chunk(0));

            assertThatThrownBy(() -> take.append(chunk(2)))
                    .isInstanceOfSatisfying(
                            OutOfOrderException.class,
                            gap -> assertThat(gap.nextSeq()).isEqualTo(1));
        }
    }

    @Test
    void leavesOutWhatTheClientHasNoMore() throws Exception {
        try (Spool spool = new Spool(directory, SpoolSettings.USUAL, () -> "recording")) {
            SpooledTake take = open(spool, "one");
            append(take, chunk(0));

            assertThat(take.jumpTo(5)).isEqualTo(5);
            append(take, chunk(5));

            assertThat(read("one")).containsExactly(0L, 5L);
            assertThat(take.jumpTo(2)).isEqualTo(6);
        }
    }

    @Test
    void keepsAHeaderThatIsSentAgainBecauseTheBeginningIsLost() throws Exception {
        try (Spool spool = new Spool(directory, SpoolSettings.USUAL, () -> "recording")) {
            SpooledTake take = open(spool, "one");
            take.jumpTo(7);
            assertThat(take.hasHeader()).isFalse();

            append(take, new SpooledChunk(0, NOON, true, new byte[] {1, 2, 3}), chunk(7));
        }
        try (Spool spool = new Spool(directory, SpoolSettings.USUAL, () -> "recording")) {
            assertThat(open(spool, "one").hasHeader()).isTrue();
            assertThat(open(spool, "one").nextSeq()).isEqualTo(8);
        }
    }

    @Test
    void dropsATornRecordAtTheEndAndGoesOn() throws Exception {
        try (Spool spool = new Spool(directory, SpoolSettings.USUAL, () -> "recording")) {
            append(open(spool, "one"), chunk(0), chunk(1));
        }
        Path segment = Segments.in(takeFolder("one")).getLast();
        ByteBuffer head = SpoolRecord.head(chunk(2));
        byte[] torn = new byte[head.remaining()];
        head.get(torn);
        Files.write(segment, torn, StandardOpenOption.APPEND);
        Files.write(segment, new byte[100], StandardOpenOption.APPEND);

        try (Spool spool = new Spool(directory, SpoolSettings.USUAL, () -> "recording")) {
            SpooledTake take = open(spool, "one");
            assertThat(take.nextSeq()).isEqualTo(2);
            append(take, chunk(2), chunk(3));
        }

        assertThat(entries("one")).noneMatch(SpoolEntry.Damaged.class::isInstance);
        assertThat(read("one")).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void tellsAFlippedByteAndSavesTheRest() throws Exception {
        try (Spool spool = new Spool(directory, SpoolSettings.USUAL, () -> "recording")) {
            append(open(spool, "one"), chunk(0), chunk(1), chunk(2), chunk(3));
        }
        Path segment = Segments.in(takeFolder("one")).getLast();
        byte[] bytes = Files.readAllBytes(segment);
        int second = SpoolRecord.HEAD_BYTES + chunk(0).data().length;
        bytes[second + SpoolRecord.HEAD_BYTES + 10] ^= 0x10;
        Files.write(segment, bytes);

        assertThat(read("one")).containsExactly(0L, 2L, 3L);
        assertThat(entries("one"))
                .filteredOn(SpoolEntry.Damaged.class::isInstance)
                .containsExactly(new SpoolEntry.Damaged(SpoolRecord.HEAD_BYTES + chunk(1).data().length));
        try (Spool spool = new Spool(directory, SpoolSettings.USUAL, () -> "recording")) {
            assertThat(open(spool, "one").nextSeq()).isEqualTo(4);
        }
    }

    @Test
    void readsOnInATakeThatGrows() throws Exception {
        try (Spool spool = new Spool(directory, SMALL_SEGMENTS, () -> "recording");
                SpoolReader reader = SpoolReader.open(takeFolder("one"))) {
            assertThat(reader.next()).isEmpty();
            SpooledTake take = open(spool, "one");
            for (long seq = 0; seq < 20; seq++) {
                append(take, chunk(seq));
                assertThat(seqOf(reader.next())).isEqualTo(seq);
                assertThat(reader.next()).isEmpty();
            }
            assertThat(Segments.in(takeFolder("one"))).hasSizeGreaterThan(3);
        }
    }

    @Test
    void writesDownThatATakeIsComplete() throws Exception {
        try (Spool spool = new Spool(directory, SpoolSettings.USUAL, () -> "recording")) {
            SpooledTake take = open(spool, "one");
            append(take, chunk(0));
            await(take.stop(1));
        }
        try (Spool spool = new Spool(directory, SpoolSettings.USUAL, () -> "recording")) {
            assertThat(spool.takes("stream")).singleElement().satisfies(take -> {
                assertThat(take.chunks()).isEqualTo(1);
                assertThat(take.startedAt()).isEqualTo(NOON);
            });
            assertThat(spool.recordings()).singleElement().satisfies(recording -> {
                assertThat(recording.recordingId()).isEqualTo("recording");
                assertThat(recording.endedAt()).isNull();
            });
            assertThat(spool.state("stream").allStopped()).isTrue();
        }
    }

    @Test
    void writesDownOnceThatAStreamHasEnded() throws Exception {
        try (Spool spool = new Spool(directory, SpoolSettings.USUAL, () -> "recording")) {
            open(spool, "one");

            assertThat(spool.end("stream", NOON)).isTrue();
            assertThat(spool.end("stream", NOON.plusSeconds(1))).isFalse();
            assertThat(spool.end("another", NOON)).isFalse();
        }
        try (Spool spool = new Spool(directory, SpoolSettings.USUAL, () -> "another id")) {
            open(spool, "two");

            assertThat(spool.recording("stream"))
                    .hasValue(new RecordingManifest("recording", "stream", "user", NOON, NOON));
        }
    }

    @Test
    void refusesMoreTakesThanAStreamMayHave() throws Exception {
        try (Spool spool = new Spool(directory, SMALL_SEGMENTS, () -> "recording")) {
            open(spool, "one");
            open(spool, "two");
            open(spool, "three");

            assertThatThrownBy(() -> open(spool, "four")).hasRootCauseInstanceOf(TooManyTakesException.class);
            assertThat(open(spool, "three").nextSeq()).isZero();
        }
    }

    @Test
    void deletesWhatIsInARecordingAndRemembersThatItWasHere() throws Exception {
        try (Spool spool = new Spool(directory, SpoolSettings.USUAL, () -> "recording")) {
            SpooledTake take = open(spool, "one");
            append(take, chunk(0), chunk(1));
            await(take.stop(2));

            assertThat(spool.delete("stream", spool.state("stream").fingerprint(), NOON))
                    .isTrue();

            assertThat(spool.recordings()).isEmpty();
            assertThat(takeFolder("one")).doesNotExist();
            assertThatThrownBy(() -> take.append(chunk(2))).isInstanceOf(TakeClosedException.class);
            SpooledTake asked = open(spool, "one");
            assertThat(asked.nextSeq()).isEqualTo(2);
            assertThat(append(asked, chunk(1))).isEqualTo(2);
            assertThat(await(asked.stop(2))).isNull();
            assertThat(spool.recordings()).isEmpty();
        }
    }

    @Test
    void deletesNothingThatCameAfterTheRecordingWasMade() throws Exception {
        try (Spool spool = new Spool(directory, SpoolSettings.USUAL, () -> "recording")) {
            append(open(spool, "one"), chunk(0));
            String before = spool.state("stream").fingerprint();
            append(open(spool, "one"), chunk(1));

            assertThat(spool.delete("stream", before, NOON)).isFalse();

            append(open(spool, "one"), chunk(2));
            assertThat(read("one")).containsExactly(0L, 1L, 2L);
        }
    }

    @Test
    void takesWhatComesLaterAsAnotherRecording() throws Exception {
        List<String> ids = new ArrayList<>(List.of("first", "second"));
        try (Spool spool = new Spool(directory, SpoolSettings.USUAL, ids::removeFirst)) {
            SpooledTake take = open(spool, "one");
            append(take, chunk(0));
            await(take.stop(1));
            spool.delete("stream", spool.state("stream").fingerprint(), NOON);

            append(open(spool, "two"), chunk(0));

            assertThat(spool.recording("stream"))
                    .hasValueSatisfying(
                            recording -> assertThat(recording.recordingId()).isEqualTo("second"));
        }
    }

    @Test
    void forgetsClosedTakesInTheEnd() throws Exception {
        try (Spool spool = new Spool(directory, SpoolSettings.USUAL, () -> "recording")) {
            SpooledTake take = open(spool, "one");
            append(take, chunk(0));
            await(take.stop(1));
            spool.delete("stream", spool.state("stream").fingerprint(), NOON);

            spool.forgetClosed(NOON);
            assertThat(directory.resolve("stream")).exists();
            spool.forgetClosed(NOON.plusSeconds(1));
            assertThat(directory.resolve("stream")).doesNotExist();
        }
    }

    private Path takeFolder(String takeId) {
        return directory.resolve("stream").resolve(takeId);
    }

    private List<SpoolEntry> entries(String takeId) throws IOException {
        List<SpoolEntry> entries = new ArrayList<>();
        try (SpoolReader reader = SpoolReader.open(takeFolder(takeId))) {
            for (Optional<SpoolEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                entries.add(entry.get());
            }
        }
        return entries;
    }

    /** The numbers of the chunks that are there; each one must be what was written. */
    private List<Long> read(String takeId) throws IOException {
        List<Long> numbers = new ArrayList<>();
        for (SpoolEntry entry : entries(takeId)) {
            if (entry instanceof SpoolEntry.Intact(SpooledChunk chunk)) {
                assertThat(chunk.data()).isEqualTo(chunk(chunk.seq()).data());
                assertThat(chunk.arrivedAt()).isEqualTo(NOON.plusMillis(chunk.seq()));
                numbers.add(chunk.seq());
            }
        }
        return numbers;
    }

    private static long seqOf(Optional<SpoolEntry> entry) {
        return ((SpoolEntry.Intact) entry.orElseThrow()).chunk().seq();
    }

    private static SpooledTake open(Spool spool, String takeId) throws Exception {
        return await(spool.open(new TakeManifest("stream", takeId, "user", "video/webm", 250, NOON, NOON, null)));
    }

    private static long append(SpooledTake take, SpooledChunk... chunks) throws Exception {
        CompletionStage<Long> last = CompletableFuture.completedStage(0L);
        for (SpooledChunk chunk : chunks) {
            last = take.append(chunk);
        }
        return await(last);
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, SECONDS);
    }

    private static SpooledChunk chunk(long seq) {
        byte[] data = new byte[1_000 + (int) seq];
        new Random(seq).nextBytes(data);
        return new SpooledChunk(seq, NOON.plusMillis(seq), false, data);
    }
}
