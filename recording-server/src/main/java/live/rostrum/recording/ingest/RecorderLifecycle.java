package live.rostrum.recording.ingest;

import live.rostrum.ingest.IngestServer;
import live.rostrum.recording.spool.Spool;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Opens the recorder's socket when everything else is ready; on the way down closes it first, and then writes what was taken in. */
@Component
class RecorderLifecycle implements SmartLifecycle {

    private final IngestServer server;
    private final Spool spool;
    private volatile boolean running;

    RecorderLifecycle(IngestServer server, Spool spool) {
        this.server = server;
        this.spool = spool;
    }

    @Override
    public void start() {
        server.start();
        running = true;
    }

    @Override
    public void stop() {
        server.close();
        spool.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
