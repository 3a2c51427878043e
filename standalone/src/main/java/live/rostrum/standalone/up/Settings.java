package live.rostrum.standalone.up;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What each service is told on its command line. All of them learn where the others are; inside nobody listens on more
 * than the loopback address.
 *
 * @param ports where they listen
 * @param data the folder of all data
 */
record Settings(Ports ports, Path data) {

    private static final String LOOPBACK = "127.0.0.1";

    Map<String, Object> of(String service) {
        Map<String, Object> settings = new HashMap<>(common());
        switch (service) {
            case "stream-service" -> {
                listen(settings, ports.streamService(), ports.rooms());
                // `rostrum publish` signs in with the internal secret, which only this user can read.
                settings.put("rostrum.login.local-administrator", true);
            }
            case "hls-server" -> {
                listen(settings, ports.hlsServer(), ports.ingest());
                settings.put("springdoc.api-docs.enabled", false);
            }
            case "recording-server" -> listen(settings, ports.recordingServer(), ports.recorder());
            case "transcription-service" -> {
                settings.put("server.address", LOOPBACK);
                settings.put("server.port", ports.transcriptionService());
            }
            case "api-gateway" -> {
                settings.put("server.port", ports.gateway());
                settings.put("springdoc.api-docs.enabled", false);
                settings.put("spring.cloud.gateway.server.webflux.enabled", true);
                // Viewers hold requests and sockets open; they find the next start by themselves.
                settings.put("spring.lifecycle.timeout-per-shutdown-phase", "2s");
            }
            default -> throw new IllegalArgumentException(service);
        }
        return settings;
    }

    private static void listen(Map<String, Object> settings, int http, int socket) {
        settings.put("server.address", LOOPBACK);
        settings.put("server.port", http);
        settings.put("rostrum.socket.host", LOOPBACK);
        settings.put("rostrum.socket.port", socket);
    }

    private Map<String, Object> common() {
        return Map.ofEntries(
                Map.entry("rostrum.data.directory", data),
                Map.entry("rostrum.secrets.directory", data.resolve("secrets")),
                Map.entry("rostrum.secrets.jwks-cache", data.resolve("jwks.json")),
                Map.entry("rostrum.services.stream-service", http(ports.streamService())),
                Map.entry("rostrum.services.hls-server", http(ports.hlsServer())),
                Map.entry("rostrum.services.recording-server", http(ports.recordingServer())),
                Map.entry("rostrum.services.transcription-service", http(ports.transcriptionService())),
                Map.entry("rostrum.sockets.recording-server", "ws://" + LOOPBACK + ":" + ports.recorder()),
                Map.entry("rostrum.sockets.stream-service", "ws://" + LOOPBACK + ":" + ports.rooms()),
                Map.entry("rostrum.sockets.hls-server", "ws://" + LOOPBACK + ":" + ports.ingest()),
                Map.entry("spring.cloud.gateway.server.webflux.enabled", false),
                Map.entry("spring.cloud.refresh.enabled", false),
                Map.entry("spring.cloud.compatibility-verifier.enabled", false),
                Map.entry("spring.jmx.enabled", false),
                Map.entry("spring.config.additional-location", "optional:file:" + data.resolve("config") + "/"));
    }

    private static String http(int port) {
        return "http://" + LOOPBACK + ":" + port;
    }
}
