package live.rostrum.publisher.source;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One take's media, blob by blob at its own pace; used by one thread. */
public interface MediaSource extends AutoCloseable {

    /** The MIME type with codecs, as a MediaRecorder would name it. */
    String mimeType();

    /** The usual length of a blob. */
    int timesliceMs();

    /** The usual distance of key frames. */
    int keyFrameIntervalMs();

    /** Whether the media comes in real time, so that what is very late is better dropped than sent. */
    boolean live();

    /**
     * Waits for the next blob; the first begins with the container's header.
     *
     * @return the blob, or null at the end
     */
    byte @Nullable [] next() throws IOException, InterruptedException;

    @Override
    void close();
}
