package live.rostrum.stream.ingest;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import live.rostrum.stream.catalogue.StreamStatus;
import live.rostrum.stream.catalogue.StreamStatusChanged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * Tells hls-server that a stream has ended, without anybody waiting for it. A notice that gets lost, or finds 32 others
 * under way, is sent again by the next {@link Reconciler} round for as long as hls-server has the stream.
 */
@Component
class EndNotices implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(EndNotices.class);
    private static final int MOST_AT_ONCE = 32;

    private final HlsServer hlsServer;
    private final Semaphore permits = new Semaphore(MOST_AT_ONCE);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("end-notice-", 0).factory());

    EndNotices(HlsServer hlsServer) {
        this.hlsServer = hlsServer;
    }

    @EventListener
    void follow(StreamStatusChanged change) {
        if (change.status() == StreamStatus.ENDED && !change.byIngest()) {
            send(change.streamId());
        }
    }

    void send(String streamId) {
        if (!permits.tryAcquire()) {
            return;
        }
        threads.execute(() -> {
            try {
                hlsServer.end(streamId);
            } catch (RestClientException e) {
                LOG.info("hls-server was not told of the end of {} yet: {}", streamId, e.getMessage());
            } finally {
                permits.release();
            }
        });
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
