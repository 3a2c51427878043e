package live.rostrum.hls.ingest;

import java.nio.file.Files;
import live.rostrum.ffmpeg.FfmpegBinary;
import live.rostrum.hls.settings.DataProperties;
import live.rostrum.ingest.IngestServer;
import live.rostrum.tokens.KeySetSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether a broadcaster can be served: the socket is open, FFmpeg is there, windows can be written, and tokens can be
 * checked. */
@Component("ingest")
class IngestHealth implements HealthIndicator {

    private final IngestServer server;
    private final FfmpegBinary ffmpeg;
    private final KeySetSource keys;
    private final DataProperties data;

    IngestHealth(IngestServer server, FfmpegBinary ffmpeg, KeySetSource keys, DataProperties data) {
        this.server = server;
        this.ffmpeg = ffmpeg;
        this.keys = keys;
        this.data = data;
    }

    @Override
    public Health health() {
        boolean socket = server.isRunning();
        boolean encoder = Files.isExecutable(ffmpeg.executable());
        boolean window = Files.isWritable(data.live());
        boolean tokens = keys.hasKeys();
        return (socket && encoder && window && tokens ? Health.up() : Health.down())
                .withDetail("socket", socket)
                .withDetail("ffmpeg", encoder)
                .withDetail("window", window)
                .withDetail("keys", tokens)
                .build();
    }
}
