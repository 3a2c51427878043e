package live.rostrum.fmp4;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Entries of one sample table box, gathered in a file: the table of a day's recording has millions. */
final class EntryFile implements Closeable {

    private static final int BUFFER_BYTES = 16 * 1024;

    private final Path file;
    private final DataOutputStream out;
    private long entries;

    EntryFile(Path file) throws IOException {
        this.file = file;
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES));
    }

    void entry(int... fields) throws IOException {
        for (int field : fields) {
            out.writeInt(field);
        }
        entries++;
    }

    void wideEntry(long field) throws IOException {
        out.writeLong(field);
        entries++;
    }

    long entries() {
        return entries;
    }

    Path file() {
        return file;
    }

    /** Copies all entries; none may follow. */
    void copyTo(OutputStream target) throws IOException {
        out.close();
        Files.copy(file, target);
    }

    void finish() throws IOException {
        out.close();
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }
}
