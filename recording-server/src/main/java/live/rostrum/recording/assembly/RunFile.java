package live.rostrum.recording.assembly;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import live.rostrum.recording.spool.DurableFiles;
import org.jspecify.annotations.Nullable;

/** A run's fragments on disk, {@code run-{n}.frag}, and its journal beside it, while they are written. Not thread safe. */
final class RunFile implements Closeable {

    private final FileChannel fragments;
    private final RunJournal journal;

    private RunFile(FileChannel fragments, RunJournal journal) {
        this.fragments = fragments;
        this.journal = journal;
    }

    /** Begins a run's file. */
    static RunFile create(Path folder, int number, ReadingPoint from) throws IOException {
        FileChannel fragments = FileChannel.open(
                fragments(folder, number),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        try {
            RunJournal journal = RunJournal.create(journal(folder, number));
            journal.run(from);
            return new RunFile(fragments, journal);
        } catch (IOException e) {
            fragments.close();
            throw e;
        }
    }

    static Path fragments(Path folder, int number) {
        return folder.resolve("run-" + number + ".frag");
    }

    static Path journal(Path folder, int number) {
        return folder.resolve("run-" + number + ".journal");
    }

    void begin(byte[] header, long startTicks) throws IOException {
        journal.tracks(header);
        journal.begin(startTicks);
    }

    void append(Fragment fragment, @Nullable ReadingPoint next) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(fragment.bytes());
        while (bytes.hasRemaining()) {
            fragments.write(bytes);
        }
        journal.fragment(
                fragment.bytes().length, RunJournal.checksum(fragment.bytes()), Ticks.ofVideo(fragment.end()), next);
    }

    /** Writes down why it ended; nothing follows. */
    void end(RunEnd reason, long nextSeq) throws IOException {
        journal.end(reason, nextSeq);
    }

    /** Waits for the disk: what has been appended survives the end of the machine. */
    void sync() throws IOException {
        fragments.force(false);
        journal.sync();
    }

    @Override
    public void close() throws IOException {
        try (fragments) {
            journal.close();
        }
    }

    static void delete(Path folder, int number) throws IOException {
        Files.deleteIfExists(journal(folder, number));
        Files.deleteIfExists(fragments(folder, number));
    }

    /** Cuts a run behind its last fragment that another run can go on after. */
    static void cut(Path folder, StoredRun run, RunEnd reason) throws IOException {
        ReadingPoint next = run.lastPoint();
        if (next == null) {
            delete(folder, run.number());
            return;
        }
        Path fresh = folder.resolve("journal.new");
        try (RunJournal shorter = RunJournal.create(fresh)) {
            RunJournal.read(journal(folder, run.number()), new RunCopy(shorter, run.bytesToLastPoint()));
            shorter.end(reason, next.seq());
            shorter.sync();
        }
        Files.move(
                fresh,
                journal(folder, run.number()),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel file = FileChannel.open(fragments(folder, run.number()), StandardOpenOption.WRITE)) {
            file.truncate(run.bytesToLastPoint());
            file.force(true);
        }
        DurableFiles.syncDirectory(folder);
    }

    /** Copies a journal's lines as far as so many bytes of fragments. */
    private static final class RunCopy implements RunJournal.Visitor {

        private final RunJournal target;
        private long bytesLeft;

        RunCopy(RunJournal target, long bytes) {
            this.target = target;
            this.bytesLeft = bytes;
        }

        @Override
        public void run(ReadingPoint from) throws IOException {
            target.run(from);
        }

        @Override
        public void tracks(byte[] header) throws IOException {
            target.tracks(header);
        }

        @Override
        public void begin(long startTicks) throws IOException {
            target.begin(startTicks);
        }

        @Override
        public void fragment(int bytes, int checksum, long endTicks, @Nullable ReadingPoint next) throws IOException {
            if (bytesLeft > 0) {
                target.fragment(bytes, checksum, endTicks, next);
                bytesLeft -= bytes;
            }
        }
    }
}
