package live.rostrum.transcription.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import live.rostrum.database.EmbeddedDatabase;
import live.rostrum.transcription.TranscriptionServiceApplication;
import live.rostrum.transcription.modeldouble.LanguageModelDouble;
import live.rostrum.transcription.modeldouble.Reaction;
import live.rostrum.transcription.testing.RunningTranscription;
import live.rostrum.transcription.testing.Streams;
import live.rostrum.transcription.testing.Talk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when something dies. */
class FaultTests {

    private final Streams streams = new Streams();
    private final LanguageModelDouble model = new LanguageModelDouble();

    @TempDir
    private Path data;

    @AfterEach
    void close() {
        model.close();
        streams.close();
    }

    @Test
    void phrasesWaitForTheDatabase() throws IOException {
        int port = freePort();
        String id = streams.add("public", "Away");
        EmbeddedDatabase database = open(port);
        try (RunningTranscription service = start(port)) {
            Talk talk = new Talk(service.sink(), id).say("One.");
            database.close();

            talk.say("Two.", "Three.");

            assertThat(service.health("transcripts")).isEqualTo("WAITING");
            assertThat(service.get("/api/streams/" + id + "/transcript").statusCode())
                    .isIn(200, 503);
            database = open(port);
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> service.health("transcripts").equals("UP"));
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> text(service, id).contains("One.\n")
                            && text(service, id).contains("Two.\n")
                            && text(service, id).contains("Three.\n"));
            database.close();
            talk.say("Four.");
            talk.end();
        }
        database = open(port);
        try (RunningTranscription service = start(port)) {
            await().atMost(Duration.ofSeconds(20)).until(() -> text(service, id).contains("Four.\n"));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> service.json("/api/streams/" + id + "/transcript", "")
                            .path("status")
                            .asString()
                            .equals("ended"));
            assertThat(Files.size(data.resolve("transcripts/waiting.jsonl"))).isZero();
        } finally {
            database.close();
        }
    }

    @Test
    void aKilledServiceTakesItsSummaryUpAgain() throws IOException {
        int port = freePort();
        String id = streams.add("public", "Killed");
        try (EmbeddedDatabase _ = open(port)) {
            try (RunningTranscription service = start(port)) {
                new Talk(service.sink(), id).say("The harbour needs a crane.", "An ocelot asked for it.");
            }
            model.otherwise(new Reaction.Hang());
            kill(id, port);
            model.reset();
            try (RunningTranscription service = start(port)) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> service.json("/api/streams/" + id + "/summary", "")
                                .path("status")
                                .asString()
                                .equals("ready"));
                await().atMost(Duration.ofSeconds(10))
                        .until(() ->
                                service.get("/api/transcripts?q=ocelot").body().contains("An ocelot"));
            }
        }
    }

    /** Starts a service of its own, has it begin a summary, and kills it as {@code kill -9} does. */
    private void kill(String id, int port) throws IOException {
        int http = freePort();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TranscriptionServiceApplication.class.getName(),
                        "--server.port=" + http,
                        "--rostrum.data.directory=" + data,
                        "--rostrum.services.stream-service=" + streams.uri(),
                        "--spring.mongodb.uri=mongodb://127.0.0.1:" + port + "/rostrum",
                        "--rostrum.summary.base-url=" + model.baseUrl())
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("process.log").toFile())
                .start();
        try {
            String token = streams.tokens().accessToken("ada");
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(500))
                    .ignoreExceptions()
                    .until(() -> RunningTranscription.post(http, "/api/streams/" + id + "/summary", token) == 202);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !model.questions().isEmpty());
        } finally {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    private RunningTranscription start(int port) {
        return new RunningTranscription(
                data,
                streams,
                "spring.mongodb.uri=mongodb://127.0.0.1:" + port + "/rostrum",
                "rostrum.summary.base-url=" + model.baseUrl());
    }

    private EmbeddedDatabase open(int port) {
        return EmbeddedDatabase.open(
                data.resolve("database"), new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static String text(RunningTranscription service, String id) {
        return service.get("/api/streams/" + id + "/transcript?format=txt").body();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
