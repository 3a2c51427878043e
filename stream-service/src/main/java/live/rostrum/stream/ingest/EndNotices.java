package live.rostrum.stream.ingest;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import live.rostrum.stream.catalogue.StreamStatus;
import live.rostrum.stream.catalogue.StreamStatusChanged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * Tells hls-server, recording-server and transcription-service that a stream has ended, without anybody waiting for it,
 * and without the one waiting for the other. A notice to hls-server that gets lost, or finds 32 others under way, is sent
 * again by the next {@link Reconciler} round for as long as hls-server has the stream; the other two ask by themselves
 * what became of the streams that they record and transcribe.
 */
@Component
class EndNotices implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(EndNotices.class);
    private static final int MOST_AT_ONCE = 32;

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("end-notice-", 0).factory());
    private final Receiver hlsServer;
    private final Receiver recordingServer;
    private final Receiver transcriptionService;

    EndNotices(HlsServer hlsServer, RecordingServer recordingServer, TranscriptionService transcriptionService) {
        this.hlsServer = new Receiver("hls-server", hlsServer::end);
        this.recordingServer = new Receiver("recording-server", recordingServer::end);
        this.transcriptionService = new Receiver("transcription-service", transcriptionService::end);
    }

    @EventListener
    void follow(StreamStatusChanged change) {
        if (change.status() == StreamStatus.ENDED) {
            recordingServer.send(change.streamId());
            transcriptionService.send(change.streamId());
            // What hls-server has reported it knows.
            if (!change.byIngest()) {
                send(change.streamId());
            }
        }
    }

    /** Tells hls-server once more. */
    void send(String streamId) {
        hlsServer.send(streamId);
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }

    /** One service with the notices that are under way to it. */
    private final class Receiver {

        private final String name;
        private final Consumer<String> call;
        private final Semaphore permits = new Semaphore(MOST_AT_ONCE);

        Receiver(String name, Consumer<String> call) {
            this.name = name;
            this.call = call;
        }

        void send(String streamId) {
            if (!permits.tryAcquire()) {
                return;
            }
            threads.execute(() -> {
                try {
                    call.accept(streamId);
                } catch (RestClientException e) {
                    LOG.info("{} was not told of the end of {} yet: {}", name, streamId, e.getMessage());
                } finally {
                    permits.release();
                }
            });
        }
    }
}
