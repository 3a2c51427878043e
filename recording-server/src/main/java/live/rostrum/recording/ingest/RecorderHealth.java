package live.rostrum.recording.ingest;

import java.nio.file.Files;
import live.rostrum.ingest.IngestServer;
import live.rostrum.recording.settings.DataProperties;
import live.rostrum.recording.spool.DiskSpace;
import live.rostrum.tokens.KeySetSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether a broadcast can be recorded: the socket is open, the spool can be written, and tokens can be checked. A low disk is told, and lets those that run go on. */
@Component("recorderHealthIndicator")
class RecorderHealth implements HealthIndicator {

    private final IngestServer server;
    private final KeySetSource keys;
    private final DataProperties data;
    private final DiskSpace space;

    RecorderHealth(IngestServer server, KeySetSource keys, DataProperties data, DiskSpace space) {
        this.server = server;
        this.keys = keys;
        this.data = data;
        this.space = space;
    }

    @Override
    public Health health() {
        boolean socket = server.isRunning();
        boolean spool = Files.isWritable(data.spool());
        boolean tokens = keys.hasKeys();
        return (socket && spool && tokens ? Health.up() : Health.down())
                .withDetail("socket", socket)
                .withDetail("spool", spool)
                .withDetail("keys", tokens)
                .withDetail("storage", space.state().name().toLowerCase(java.util.Locale.ROOT))
                .build();
    }
}
