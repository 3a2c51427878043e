package live.rostrum.hls.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import live.rostrum.ffmpeg.FfmpegBinary;
import live.rostrum.hls.audio.Transcription;
import live.rostrum.hls.packager.PackagerSettings;
import live.rostrum.hls.settings.DataProperties;
import live.rostrum.hls.settings.FfmpegProperties;
import live.rostrum.hls.settings.LiveProperties;
import live.rostrum.hls.settings.SecretsProperties;
import live.rostrum.hls.settings.ServicesProperties;
import live.rostrum.hls.settings.SocketProperties;
import live.rostrum.hls.take.LiveSettings;
import live.rostrum.hls.take.LiveStreams;
import live.rostrum.hls.take.PrivateStreams;
import live.rostrum.hls.take.StateListener;
import live.rostrum.ingest.IngestServer;
import live.rostrum.sockets.SocketServerSettings;
import live.rostrum.tokens.InternalTokens;
import live.rostrum.tokens.KeySetSource;
import live.rostrum.tokens.PublishTokenVerifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** From the socket to the live streams: tokens, FFmpeg, packaging. */
@Configuration(proxyBeanMethods = false)
class IngestConfiguration {

    private static final String PATH = "/ingest/socket.io";

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    FfmpegBinary ffmpeg(FfmpegProperties settings) {
        Path directory = settings.directory();
        return directory == null ? FfmpegBinary.ffmpeg() : FfmpegBinary.ffmpegIn(directory);
    }

    @Bean(destroyMethod = "close")
    KeySetSource keySet(ServicesProperties services, SecretsProperties secrets, DataProperties data, Clock clock) {
        Path copy = Objects.requireNonNullElseGet(
                secrets.jwksCache(), () -> data.directory().resolve("jwks.json"));
        return new KeySetSource(services.streamService().resolve("/api/auth/jwks.json"), copy, clock);
    }

    @Bean
    PrivateStreams privateStreams(DataProperties data) {
        return new PrivateStreams(data.live());
    }

    @Bean(destroyMethod = "close")
    Transcription transcription(ServicesProperties services, InternalTokens tokens, JsonMapper json) {
        return new Transcription(services.transcriptionService(), tokens, json);
    }

    @Bean(destroyMethod = "") // ended by IngestLifecycle, before the socket's port is let go
    LiveStreams liveStreams(
            LiveProperties live,
            DataProperties data,
            FfmpegBinary ffmpeg,
            Transcription transcription,
            PrivateStreams privateStreams,
            Clock clock,
            StateListener listener)
            throws IOException {
        LiveStreams streams = new LiveStreams(
                new LiveSettings(
                        data.live(),
                        PackagerSettings.withWindow(live.window()),
                        live.grace(),
                        live.flush(),
                        live.processorShare() * Runtime.getRuntime().availableProcessors(),
                        live.maxStreams()),
                ffmpeg,
                transcription,
                privateStreams,
                clock,
                listener);
        streams.open();
        return streams;
    }

    @Bean(destroyMethod = "") // the same
    IngestServer ingestServer(SocketProperties socket, KeySetSource keys, LiveStreams streams, Clock clock) {
        return new IngestServer(
                new SocketServerSettings(
                        socket.host(), socket.port(), PATH, IngestServer.MAX_MESSAGE_BYTES, socket.maxConnections()),
                new PublishTokenVerifier(keys, clock),
                streams);
    }
}
