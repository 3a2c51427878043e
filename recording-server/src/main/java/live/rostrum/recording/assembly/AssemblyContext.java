package live.rostrum.recording.assembly;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import live.rostrum.ffmpeg.FfmpegBinary;
import org.jspecify.annotations.Nullable;

/** What all takes of a recording share while it is being made. */
final class AssemblyContext {

    /** Far enough from what one file can have that a run in progress still fits. */
    private static final int MOST_HEADERS = 200;

    private final String name;
    private final FfmpegBinary ffmpeg;
    private final PictureSize size;
    private final Duration stalledAfter;
    private final Set<Integer> headers = ConcurrentHashMap.newKeySet();
    private @Nullable BlackPicture still;
    private volatile boolean cancelled;

    AssemblyContext(String name, FfmpegBinary ffmpeg, PictureSize size, Duration stalledAfter) {
        this.name = name;
        this.ffmpeg = ffmpeg;
        this.size = size;
        this.stalledAfter = stalledAfter;
    }

    /** The recording, for logs. */
    String name() {
        return name;
    }

    FfmpegBinary ffmpeg() {
        return ffmpeg;
    }

    PictureSize size() {
        return size;
    }

    /** How long an FFmpeg may be silent while something is asked of it. */
    Duration stalledAfter() {
        return stalledAfter;
    }

    /** The black picture of this size; made when it is first needed. */
    synchronized BlackPicture still() throws IOException {
        if (still == null) {
            still = BlackPicture.of(ffmpeg, size);
        }
        return still;
    }

    void header(byte[] header) {
        headers.add(Arrays.hashCode(header));
    }

    /** Whether a copied picture may bring one more decoder configuration. */
    boolean mayCopy() {
        return headers.size() < MOST_HEADERS;
    }

    void cancel() {
        cancelled = true;
    }

    void checkNotCancelled() throws AssemblyCancelledException {
        if (cancelled || Thread.currentThread().isInterrupted()) {
            throw new AssemblyCancelledException(name);
        }
    }
}
