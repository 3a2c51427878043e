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

    /** For a take of which nothing is to be written any more. */
    SegmentOpener NONE = segment -> {
        throw new IOException("The take is in a finished recording");
    };

    FileChannel open(Path segment) throws IOException;
}
