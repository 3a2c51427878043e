package live.rostrum.hls.coordination;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import live.rostrum.hls.coordination.StreamServiceClient.KnownStream;
import live.rostrum.hls.coordination.StreamServiceClient.UnexpectedAnswerException;
import live.rostrum.hls.take.LiveStatus;
import live.rostrum.hls.take.LiveStreams;
import live.rostrum.hls.take.PrivateStreams;
import live.rostrum.hls.take.StateListener;
import live.rostrum.hls.take.StreamState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps stream-service and the live streams of one mind: tells each change, again until it is taken, and ends a stream that stream-service says has ended.
 *
 * <p>Holds one report a stream, the newest; a stream-service that is away holds nothing up, and one report that it refuses holds up no other.
 */
final class Reconciler implements StateListener {

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

    private final StreamServiceClient client;
    private final PrivateStreams privateStreams;
    private final AtomicBoolean away = new AtomicBoolean();
    private final Map<String, LiveStatus> unsent = new ConcurrentHashMap<>();

    Reconciler(StreamServiceClient client, PrivateStreams privateStreams) {
        this.client = client;
        this.privateStreams = privateStreams;
    }

    @Override
    public void changed(LiveStatus status) {
        if (status.state() != StreamState.STARTING) {
            unsent.put(status.streamId(), status);
        }
    }

    /** Sends what has not been taken yet; called once a second. */
    void sendReports() throws InterruptedException {
        for (Map.Entry<String, LiveStatus> entry : Map.copyOf(unsent).entrySet()) {
            LiveStatus report = entry.getValue();
            try {
                if (!client.reportIngest(report)) {
                    log.warn("stream-service knows no stream {}", entry.getKey());
                }
                unsent.remove(entry.getKey(), report);
                answered();
            } catch (UnexpectedAnswerException e) {
                missed(e);
            } catch (IOException e) {
                missed(e);
                return;
            }
        }
    }

    /** Ends the streams that stream-service has ended or deleted while we did not hear of it, and learns who may watch; called every 10 s. */
    void learn(LiveStreams streams) throws InterruptedException {
        for (LiveStatus live : streams.statuses()) {
            try {
                Optional<KnownStream> known = client.find(live.streamId());
                answered();
                if (known.isEmpty() || known.get().ended()) {
                    log.info("Stream {} has ended at stream-service", live.streamId());
                    var _ = streams.end(live.streamId());
                } else {
                    privateStreams.set(live.streamId(), known.get().isPrivate());
                }
            } catch (UnexpectedAnswerException e) {
                missed(e);
            } catch (IOException e) {
                missed(e);
                return;
            }
        }
    }

    /** Once, not at every try: a stream-service that is away, or one that does not take our token because the secrets differ. */
    private void missed(IOException cause) {
        if (away.compareAndSet(false, true)) {
            log.warn("stream-service cannot be told or asked; that waits until it can: {}", cause.toString());
        }
    }

    private void answered() {
        if (away.compareAndSet(true, false)) {
            log.info("stream-service answers again");
        }
    }
}
