package live.rostrum.publisher.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import live.rostrum.publisher.ingest.IngestClient;
import live.rostrum.publisher.ingest.IngestException;
import live.rostrum.publisher.ingest.IngestListener;
import live.rostrum.publisher.ingest.IngestTarget;
import live.rostrum.publisher.ingest.TakeStart;
import live.rostrum.publisher.source.MediaSource;
import org.jspecify.annotations.Nullable;

/**
 * The second path of a run: the recorder gets the same blobs, and the live path never waits for it. A recorder that cannot be reached, or does not keep up, costs the
 * recording and nothing else.
 */
final class RecorderPath implements AutoCloseable {

    /** Some minutes of a talk; a recorder that is further behind has failed. */
    private static final long MAX_WAITING_BYTES = 64L * 1024 * 1024;

    /** What a take's rest gets when the live take is over. */
    private static final long REST_SECONDS = 8;

    private final IngestClient client;
    private final StatusLine status;
    private @Nullable Thread sending;
    private @Nullable Copy copy;

    RecorderPath(IngestTarget recorder, StatusLine status) {
        this.client = new IngestClient(recorder, IngestListener.SILENT);
        this.status = status;
    }

    /** The same source; what is read of it goes to the recorder as well. */
    MediaSource tee(MediaSource source, TakeStart take) {
        Copy copied = new Copy(source);
        copy = copied;
        sending = Thread.ofVirtual().name("publish-recorder").start(() -> send(copied, take));
        return new Tee(source, copied);
    }

    /** Waits, with a bound, until the recorder has the whole take. */
    void awaitTake() throws InterruptedException {
        Copy copied = copy;
        Thread thread = sending;
        if (copied == null || thread == null) {
            return;
        }
        copied.end();
        if (!thread.join(Duration.ofSeconds(REST_SECONDS))) {
            status.line("The recorder did not take everything; the end of the recording is missing.");
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private void send(Copy copied, TakeStart take) {
        try {
            client.publish(copied, take);
        } catch (IngestException e) {
            status.line("Not recorded any further: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Passes blobs on, and leaves each with the copy. */
    private record Tee(MediaSource source, Copy copy) implements MediaSource {

        @Override
        public String mimeType() {
            return source.mimeType();
        }

        @Override
        public int timesliceMs() {
            return source.timesliceMs();
        }

        @Override
        public int keyFrameIntervalMs() {
            return source.keyFrameIntervalMs();
        }

        @Override
        public boolean live() {
            return source.live();
        }

        @Override
        public byte @Nullable [] next() throws IOException, InterruptedException {
            byte[] blob = source.next();
            if (blob == null) {
                copy.end();
            } else {
                copy.add(blob);
            }
            return blob;
        }

        @Override
        public void close() {
            source.close();
        }
    }

    /** What the recorder has not been sent yet, bounded; nothing of it is dropped for being late. */
    private static final class Copy implements MediaSource {

        /** No chunk is empty. */
        private static final byte[] END = new byte[0];

        private final MediaSource like;
        private final BlockingQueue<byte[]> blobs = new LinkedBlockingQueue<>();
        private final AtomicLong waitingBytes = new AtomicLong();
        private volatile boolean ended;

        Copy(MediaSource like) {
            this.like = like;
        }

        void add(byte[] blob) {
            if (ended || blob.length == 0) {
                return;
            }
            if (waitingBytes.addAndGet(blob.length) > MAX_WAITING_BYTES) {
                end();
            } else {
                blobs.add(blob);
            }
        }

        void end() {
            ended = true;
            blobs.add(END);
        }

        @Override
        public byte @Nullable [] next() throws InterruptedException {
            byte[] blob;
            do {
                blob = blobs.poll(1, TimeUnit.SECONDS);
            } while (blob == null);
            waitingBytes.addAndGet(-blob.length);
            return blob.length == 0 ? null : blob;
        }

        @Override
        public String mimeType() {
            return like.mimeType();
        }

        @Override
        public int timesliceMs() {
            return like.timesliceMs();
        }

        @Override
        public int keyFrameIntervalMs() {
            return like.keyFrameIntervalMs();
        }

        @Override
        public boolean live() {
            return false;
        }

        @Override
        public void close() {}
    }
}
