package live.rostrum.recording.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is on disk.
 *
 * @param number of the run in its take, from 0
 * @param from where in the take it began
 * @param header its CMAF header; empty before its first fragment
 * @param startTicks where it begins on the take's clock, in ticks of the picture's
 * @param endTicks where its last whole fragment ends, likewise
 * @param bytes of all whole fragments
 * @param lastPoint where another run can go on, behind the last fragment that allows it; null if none does
 * @param bytesToLastPoint of the fragments up to there
 * @param end why it ended; null if it was interrupted
 * @param nextSeq the first chunk that it has nothing of
 */
record StoredRun(
        int number,
        ReadingPoint from,
        byte[] header,
        long startTicks,
        long endTicks,
        long bytes,
        @Nullable ReadingPoint lastPoint,
        long bytesToLastPoint,
        @Nullable RunEnd end,
        long nextSeq) {

    private static final Pattern JOURNAL = Pattern.compile("run-(\\d{1,9})\\.journal");

    boolean hasMedia() {
        return bytes > 0;
    }

    Duration start() {
        return Ticks.toDuration(startTicks);
    }

    Duration endTime() {
        return Ticks.toDuration(endTicks);
    }

    /** All runs in a folder, in order. One whose journal cannot be read is deleted with all that follow: they are made again. */
    static List<StoredRun> all(Path folder) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> JOURNAL.matcher(String.valueOf(file.getFileName())))
                    .filter(Matcher::matches)
                    .map(name -> Integer.valueOf(name.group(1)))
                    .sorted()
                    .forEach(numbers::add);
        }
        List<StoredRun> runs = new ArrayList<>();
        boolean broken = false;
        for (int number : numbers) {
            Optional<StoredRun> run = broken ? Optional.empty() : read(folder, number);
            broken |= run.isEmpty();
            run.ifPresent(runs::add);
            if (broken) {
                RunFile.delete(folder, number);
            }
        }
        return runs;
    }

    private static Optional<StoredRun> read(Path folder, int number) throws IOException {
        Reading reading = new Reading(Files.size(RunFile.fragments(folder, number)));
        try {
            RunJournal.read(RunFile.journal(folder, number), reading);
        } catch (IOException e) {
            return Optional.empty();
        }
        return reading.from == null ? Optional.empty() : Optional.of(reading.run(number, reading.from));
    }

    private static final class Reading implements RunJournal.Visitor {

        private final long fileBytes;
        private @Nullable ReadingPoint from;
        private byte[] header = {};
        private long startTicks;
        private long endTicks;
        private long bytes;
        private @Nullable ReadingPoint lastPoint;
        private long bytesToLastPoint;
        private @Nullable RunEnd end;
        private long nextSeq;
        private boolean cutShort;

        Reading(long fileBytes) {
            this.fileBytes = fileBytes;
        }

        @Override
        public void run(ReadingPoint point) {
            from = point;
            nextSeq = point.seq();
        }

        @Override
        public void tracks(byte[] newHeader) {
            header = newHeader;
        }

        @Override
        public void begin(long ticks) {
            startTicks = ticks;
            endTicks = ticks;
        }

        @Override
        public void fragment(int fragmentBytes, int checksum, long newEndTicks, @Nullable ReadingPoint next) {
            cutShort |= bytes + fragmentBytes > fileBytes;
            if (cutShort) {
                return;
            }
            bytes += fragmentBytes;
            endTicks = newEndTicks;
            if (next != null) {
                lastPoint = next;
                bytesToLastPoint = bytes;
                nextSeq = next.seq();
            }
        }

        @Override
        public void end(RunEnd reason, long seq) {
            if (!cutShort) {
                end = reason;
                nextSeq = seq;
            }
        }

        StoredRun run(int number, ReadingPoint beginning) {
            return new StoredRun(
                    number, beginning, header, startTicks, endTicks, bytes, lastPoint, bytesToLastPoint, end, nextSeq);
        }
    }
}
