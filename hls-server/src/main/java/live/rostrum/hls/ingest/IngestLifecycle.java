package live.rostrum.hls.ingest;

import live.rostrum.hls.take.LiveStreams;
import live.rostrum.ingest.IngestServer;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Opens the ingest socket when everything else is ready, and on the way down first closes it and then ends all takes, so that every picture that was
 * acknowledged is in a segment.
 */
@Component
class IngestLifecycle implements SmartLifecycle {

    private final IngestServer server;
    private final LiveStreams streams;
    private volatile boolean running;

    IngestLifecycle(IngestServer server, LiveStreams streams) {
        this.server = server;
        this.streams = streams;
    }

    @Override
    public void start() {
        server.start();
        running = true;
    }

    @Override
    public void stop() {
        server.close();
        streams.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
