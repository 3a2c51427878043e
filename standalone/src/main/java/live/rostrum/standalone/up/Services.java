package live.rostrum.standalone.up;

import java.util.List;
import java.util.stream.Stream;
import live.rostrum.gateway.ApiGatewayApplication;
import live.rostrum.hls.HlsServerApplication;
import live.rostrum.recording.RecordingServerApplication;
import live.rostrum.stream.StreamServiceApplication;
import live.rostrum.stream.account.AdministratorAnnouncement;
import live.rostrum.transcription.TranscriptionServiceApplication;
import org.springframework.boot.WebApplicationType;

/** The services that run in this JVM. */
final class Services {

    private static final String BOOT = "org.springframework.boot.";

    private static final List<String> MONGODB = List.of(
            "live.rostrum.database.EmbeddedDatabaseAutoConfiguration",
            BOOT + "mongodb.autoconfigure.MongoAutoConfiguration",
            BOOT + "mongodb.autoconfigure.MongoReactiveAutoConfiguration",
            BOOT + "mongodb.autoconfigure.health.MongoHealthContributorAutoConfiguration",
            BOOT + "mongodb.autoconfigure.health.MongoReactiveHealthContributorAutoConfiguration",
            BOOT + "data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            BOOT + "data.mongodb.autoconfigure.DataMongoRepositoriesAutoConfiguration");

    private static final List<String> REACTIVE_MONGODB = List.of(
            BOOT + "mongodb.autoconfigure.MongoReactiveAutoConfiguration",
            BOOT + "mongodb.autoconfigure.health.MongoReactiveHealthContributorAutoConfiguration");

    /** It refuses to start where Spring MVC is. */
    private static final List<String> GATEWAY_WARNING =
            List.of("org.springframework.cloud.gateway.config.GatewayClassPathWarningAutoConfiguration");

    private static final List<String> TOMCAT_FOR_WEBFLUX =
            List.of(BOOT + "tomcat.autoconfigure.reactive.TomcatReactiveWebServerAutoConfiguration");

    private static final List<String> SECURITY = List.of(
            BOOT + "security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration",
            BOOT + "security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration",
            BOOT + "security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration");

    private Services() {}

    static ServiceProcess streamService(AdministratorAnnouncement announcement) {
        return new ServiceProcess(
                "stream-service",
                StreamServiceApplication.class,
                WebApplicationType.SERVLET,
                join(Stream.of(GATEWAY_WARNING, REACTIVE_MONGODB)),
                context -> context.registerBean(AdministratorAnnouncement.class, () -> announcement));
    }

    static ServiceProcess hlsServer() {
        return new ServiceProcess(
                "hls-server",
                HlsServerApplication.class,
                WebApplicationType.REACTIVE,
                join(Stream.of(GATEWAY_WARNING, MONGODB, TOMCAT_FOR_WEBFLUX)));
    }

    static ServiceProcess recordingServer() {
        return new ServiceProcess(
                "recording-server",
                RecordingServerApplication.class,
                WebApplicationType.SERVLET,
                join(Stream.of(GATEWAY_WARNING, REACTIVE_MONGODB)));
    }

    static ServiceProcess transcriptionService() {
        return new ServiceProcess(
                "transcription-service",
                TranscriptionServiceApplication.class,
                WebApplicationType.SERVLET,
                join(Stream.of(GATEWAY_WARNING, REACTIVE_MONGODB)));
    }

    static ServiceProcess apiGateway() {
        return new ServiceProcess(
                "api-gateway",
                ApiGatewayApplication.class,
                WebApplicationType.REACTIVE,
                join(Stream.of(GATEWAY_WARNING, MONGODB, TOMCAT_FOR_WEBFLUX, SECURITY)));
    }

    private static List<String> join(Stream<List<String>> lists) {
        return lists.flatMap(List::stream).toList();
    }
}
