package live.rostrum.processes;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import live.rostrum.publisher.ingest.IngestAck;
import live.rostrum.publisher.ingest.IngestClient;
import live.rostrum.publisher.ingest.IngestListener;
import live.rostrum.publisher.ingest.IngestTarget;
import live.rostrum.publisher.ingest.TakeStart;

/** Sends footage to the recorder through the gateway, keeps what is not acknowledged, and counts what a server asks for again although it had acknowledged it. */
final class Broadcaster implements IngestListener {

    private static final Duration ANSWERING = Duration.ofSeconds(15);
    private static final Duration RECONNECTING = Duration.ofMinutes(2);

    private final String streamId;
    private final Footage footage;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong forgotten = new AtomicLong();
    private final AtomicLong starts = new AtomicLong();
    private final FutureTask<Long> sending;

    /**
     * Begins to send.
     *
     * @param length over which the footage is spread
     */
    Broadcaster(URI gateway, String token, String streamId, Footage footage, Duration length) {
        this.streamId = streamId;
        this.footage = footage;
        IngestTarget target = new IngestTarget(gateway, "/recorder/socket.io/", () -> token, ANSWERING, RECONNECTING);
        sending = new FutureTask<>(() -> {
            try (IngestClient client = new IngestClient(target, this);
                    PacedFootage source = new PacedFootage(footage, length)) {
                return client.publish(
                        source,
                        TakeStart.now(streamId, source.mimeType(), source.timesliceMs(), source.keyFrameIntervalMs()));
            }
        });
        Thread.ofVirtual().name("broadcaster " + streamId).start(sending);
    }

    String streamId() {
        return streamId;
    }

    Footage footage() {
        return footage;
    }

    /** Chunks that the server has acknowledged. */
    long acknowledged() {
        return acknowledged.get();
    }

    /** Acknowledged chunks that a server did not have when the take went on. */
    long forgotten() {
        return forgotten.get();
    }

    /** How often the take was begun or went on. */
    long starts() {
        return starts.get();
    }

    /** Waits until all is acknowledged and the take is stopped. */
    void awaitEnd(Duration patience) throws Exception {
        long chunks = sending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (chunks != footage.chunks().size()) {
            throw new AssertionError(
                    "The take had " + chunks + " chunks of " + footage.chunks().size());
        }
    }

    @Override
    public void onStarted(IngestAck answer) {
        starts.incrementAndGet();
        forgotten.addAndGet(Math.max(0, acknowledged.get() - answer.nextSeq()));
    }

    @Override
    public void onAcknowledged(long nextSeq) {
        acknowledged.accumulateAndGet(nextSeq, Math::max);
    }
}
