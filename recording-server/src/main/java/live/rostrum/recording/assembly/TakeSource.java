package live.rostrum.recording.assembly;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;
import live.rostrum.recording.spool.SpoolEntry;
import live.rostrum.recording.spool.SpoolReader;
import live.rostrum.recording.spool.SpooledChunk;
import org.jspecify.annotations.Nullable;

/** A take's chunks as they stand in the spool, from its beginning as often as they are needed. Used by one thread at a time. */
final class TakeSource implements Closeable {

    private final Path spool;
    private final LongConsumer skippedBytes;
    private @Nullable SpoolReader reader;
    private boolean damageSeen;

    /**
     * A take's chunks.
     *
     * @param spool the take's folder
     * @param skippedBytes hears of bytes that fail their checksum
     */
    TakeSource(Path spool, LongConsumer skippedBytes) {
        this.spool = spool;
        this.skippedBytes = skippedBytes;
    }

    /** The next chunk; empty if there are no more now. */
    Optional<SpooledChunk> next() throws IOException {
        if (reader == null) {
            reader = SpoolReader.open(spool);
        }
        while (true) {
            switch (reader.next().orElse(null)) {
                case null -> {
                    return Optional.empty();
                }
                case SpoolEntry.Damaged(long bytes) -> {
                    damageSeen = true;
                    skippedBytes.accept(bytes);
                }
                case SpoolEntry.Intact(SpooledChunk chunk) -> {
                    return Optional.of(chunk);
                }
            }
        }
    }

    /** Whether there was damage since the last chunk that counted. */
    boolean isDamageSeen() {
        return damageSeen;
    }

    /** A chunk counts: what is missing later has nothing to do with damage before. */
    void counts() {
        damageSeen = false;
    }

    /** Begins again. */
    void rewind() throws IOException {
        close();
        damageSeen = false;
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
