package live.rostrum.recording.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes the file of a new segment; tests put a failing disk in its place. */
@FunctionalInterface
interface SegmentOpener {

    /** On the real disk. */
    SegmentOpener REAL = segment -> FileChannel.open(segment, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    FileChannel open(Path segment) throws IOException;
}
