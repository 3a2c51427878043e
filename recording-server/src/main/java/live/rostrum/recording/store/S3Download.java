package live.rostrum.recording.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import live.rostrum.recording.store.StoreException.Reason;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Reads ranges of objects as streams. The SDK keeps up to 4 MiB of each in memory, so their number is bounded. */
final class S3Download {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final S3AsyncClient client;
    private final S3Settings settings;
    private final Semaphore turns;

    S3Download(S3AsyncClient client, S3Settings settings) {
        this.client = client;
        this.settings = settings;
        this.turns = new Semaphore(settings.parallelReads());
    }

    InputStream open(String key, long offset, long bytes) throws StoreException {
        takeTurn();
        boolean opened = false;
        try {
            ResponseInputStream<GetObjectResponse> answer = S3Calls.await(
                    client.getObject(
                            request -> request.bucket(settings.bucket())
                                    .key(key)
                                    .range("bytes=" + offset + "-" + (offset + bytes - 1)),
                            AsyncResponseTransformer.toBlockingInputStream()),
                    settings.callTimeout());
            opened = true;
            return new BoundedStream(new Turn(answer, bytes), bytes);
        } finally {
            if (!opened) {
                turns.release();
            }
        }
    }

    private Duration waitForTurn() {
        return settings.timeout().compareTo(LONGEST_WAIT) < 0 ? settings.timeout() : LONGEST_WAIT;
    }

    private void takeTurn() throws StoreException {
        try {
            if (!turns.tryAcquire(waitForTurn().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoreException(
                        Reason.UNREACHABLE, "All " + settings.parallelReads() + " reads of the bucket are taken", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(Reason.UNREACHABLE, "Stopped while waiting for the bucket", e);
        }
    }

    /** Gives its turn back when it is closed, and does not read the rest of what nobody wants. */
    private final class Turn extends FilterInputStream {

        private final ResponseInputStream<GetObjectResponse> answer;
        private final AtomicBoolean closed = new AtomicBoolean();
        private long left;

        Turn(ResponseInputStream<GetObjectResponse> answer, long bytes) {
            super(answer);
            this.answer = answer;
            this.left = bytes;
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            left -= read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                int read = in.read(buffer, offset, length);
                left -= Math.max(0, read);
                return read;
            } catch (RuntimeException e) {
                throw new IOException("The bucket went away", e);
            }
        }

        @Override
        public void close() throws IOException {
            if (closed.compareAndSet(false, true)) {
                try {
                    if (left > 0) {
                        answer.abort();
                    } else {
                        answer.close();
                    }
                } finally {
                    turns.release();
                }
            }
        }
    }
}
