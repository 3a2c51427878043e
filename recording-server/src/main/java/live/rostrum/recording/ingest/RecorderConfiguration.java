package live.rostrum.recording.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Objects;
import live.rostrum.ingest.IngestServer;
import live.rostrum.recording.settings.DataProperties;
import live.rostrum.recording.settings.RecordingProperties;
import live.rostrum.recording.settings.SecretsProperties;
import live.rostrum.recording.settings.ServicesProperties;
import live.rostrum.recording.settings.SocketProperties;
import live.rostrum.recording.spool.DiskSpace;
import live.rostrum.recording.spool.Spool;
import live.rostrum.recording.spool.SpoolSettings;
import live.rostrum.sockets.SocketServerSettings;
import live.rostrum.tokens.KeySetSource;
import live.rostrum.tokens.PublishTokenVerifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From the socket to the disk. */
@Configuration(proxyBeanMethods = false)
class RecorderConfiguration {

    private static final String PATH = "/recorder/socket.io";
    private static final int ID_BYTES = 12;

    @Bean(destroyMethod = "close")
    KeySetSource keySet(ServicesProperties services, SecretsProperties secrets, DataProperties data, Clock clock) {
        Path copy = Objects.requireNonNullElseGet(
                secrets.jwksCache(), () -> data.directory().resolve("jwks.json"));
        return new KeySetSource(services.streamService().resolve("/api/auth/jwks.json"), copy, clock);
    }

    @Bean(destroyMethod = "") // closed by RecorderLifecycle, behind the socket
    Spool spool(DataProperties data) throws IOException {
        SecureRandom random = new SecureRandom();
        return new Spool(data.spool(), SpoolSettings.USUAL, () -> recordingId(random));
    }

    @Bean
    DiskSpace diskSpace(DataProperties data, RecordingProperties recording, Spool spool) {
        return new DiskSpace(data.spool(), recording.reserve().toBytes());
    }

    @Bean
    Recorder recorder(Spool spool, DiskSpace space, Clock clock) {
        return new Recorder(spool, space, clock);
    }

    @Bean(destroyMethod = "") // the same
    IngestServer recorderServer(SocketProperties socket, KeySetSource keys, Recorder recorder, Clock clock) {
        return new IngestServer(
                new SocketServerSettings(
                        socket.host(), socket.port(), PATH, IngestServer.MAX_MESSAGE_BYTES, socket.maxConnections()),
                new PublishTokenVerifier(keys, clock),
                recorder);
    }

    private static String recordingId(SecureRandom random) {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
