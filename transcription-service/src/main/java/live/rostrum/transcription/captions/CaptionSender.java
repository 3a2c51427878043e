package live.rostrum.transcription.captions;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import live.rostrum.tokens.InternalTokens;
import live.rostrum.transcription.settings.ServicesProperties;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Opens feeds of captions. */
@Component
public final class CaptionSender implements DisposableBean {

    private static final int LAST_SECONDS = 2;

    private final List<CaptionTarget> targets;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("captions-", 0).factory());

    CaptionSender(ServicesProperties services, InternalTokens tokens) {
        this.targets = List.of(
                new CaptionTarget("stream-service", services.streamService(), tokens),
                new CaptionTarget("hls-server", services.hlsServer(), tokens));
    }

    /** A feed of a stream. */
    public CaptionFeed open(String streamId) {
        return new CaptionFeed(targets.stream()
                .map(target -> new CaptionLane(streamId, target, threads))
                .toList());
    }

    /** What can be sent at once is sent; a service that is away is not waited for. */
    @Override
    public void destroy() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }
}
