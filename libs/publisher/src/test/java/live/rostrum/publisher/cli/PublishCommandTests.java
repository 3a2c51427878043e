package live.rostrum.publisher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import live.rostrum.publisher.ingest.FakeIngestServer;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PublishCommandTests {

    private static final int BLOBS = 3;

    @TempDir
    private Path folder;

    private FakeIngestServer ingest;
    private FakeIngestServer recorder;
    private FakeRestServer rest;
    private OneDoor door;
    private Path capture;
    private Path chunks;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void start() throws IOException {
        ingest = new FakeIngestServer();
        recorder = new FakeIngestServer("/recorder/socket.io");
        rest = new FakeRestServer();
        door = new OneDoor(
                rest.port(), ingest.address().getPort(), recorder.address().getPort());
        capture = Files.write(folder.resolve("short.webm"), resource("capture.webm"));
        JSONArray rows = new JSONArray(new String(resource("chunks.json"), StandardCharsets.UTF_8));
        JSONArray few = new JSONArray(rows.toList().subList(0, BLOBS));
        chunks = Files.writeString(folder.resolve("chunks.json"), few.toString());
    }

    @AfterEach
    void stop() throws IOException {
        door.close();
        rest.close();
        ingest.closeInBackground();
        recorder.closeInBackground();
    }

    @Test
    void needsNoAccountWhereTheServersDataIs() throws IOException {
        install();

        int exit = publish(capture.toString(), "--chunks", chunks.toString(), "--data", folder.toString());

        assertThat(err.toString()).isEmpty();
        assertThat(exit).isZero();
        assertThat(rest.calls)
                .containsExactly(
                        "POST /internal/cli-login",
                        "POST /api/streams",
                        "POST /api/streams/s1/publish-token",
                        "POST /api/streams/s1/end");
        assertThat(ingest.received).containsExactly(0L, 1L, 2L);
        assertThat(ingest.stops).hasSize(1);
        assertThat(recorder.received).containsExactly(0L, 1L, 2L);
        assertThat(recorder.media()).isEqualTo(ingest.media());
        assertThat(recorder.stops).hasSize(1);
        assertThat(rest.titles).containsExactly("short.webm");
        assertThat(out.toString())
                .contains("Watch \"short.webm\" at " + door.address() + "/watch/s1")
                .contains("The stream has ended.");
    }

    @Test
    void publishesOnWithoutARecorder() throws IOException {
        install();
        recorder.closeInBackground();

        int exit = publish(capture.toString(), "--chunks", chunks.toString(), "--data", folder.toString());

        assertThat(exit).isZero();
        assertThat(ingest.received).containsExactly(0L, 1L, 2L);
        assertThat(out.toString()).contains("Not recorded any further").contains("The stream has ended.");
    }

    @Test
    void signsInWithAnAccount() {
        int exit = publish(
                capture.toString(),
                "--chunks",
                chunks.toString(),
                "--title",
                "Rivers",
                "--email",
                "ada@example.org",
                "--password=right");

        assertThat(err.toString()).isEmpty();
        assertThat(exit).isZero();
        assertThat(rest.calls).startsWith("POST /api/auth/login");
        assertThat(rest.titles).containsExactly("Rivers");
    }

    @Test
    void saysThatSigningInWasRefused() {
        int exit = publish(
                capture.toString(), "--chunks", chunks.toString(), "--email", "ada@example.org", "--password=wrong");

        assertThat(exit).isEqualTo(PublishCommand.SIGN_IN_REFUSED);
        assertThat(err.toString().strip()).isEqualTo("E-mail address or password is wrong.");
    }

    @Test
    void saysThatNobodyAnswers() throws IOException {
        install();
        door.close();

        int exit = publish("--data", folder.toString(), "--email=ada@example.org", "--password=right");

        assertThat(exit).isEqualTo(PublishCommand.UNREACHABLE);
        assertThat(err.toString()).contains("Cannot reach " + door.address());
    }

    @Test
    void asksForAnAccountWhenTheDataIsNotHere() {
        int exit =
                publish(capture.toString(), "--data", folder.resolve("nowhere").toString());

        assertThat(exit).isEqualTo(PublishCommand.SIGN_IN_REFUSED);
        assertThat(err.toString()).contains("--email").contains("--data");
    }

    @Test
    void sendsTheInternalTokenOnlyToItsOwnServer() throws IOException {
        install();

        int exit = publish(capture.toString(), "--data", folder.toString(), "--url", "http://localhost:1");

        assertThat(exit).isEqualTo(PublishCommand.SIGN_IN_REFUSED);
        assertThat(rest.calls).isEmpty();
    }

    @Test
    void leavesNoStreamBehindWhenTheFileCannotBeRead() throws IOException {
        install();

        int exit = publish(folder.resolve("absent.webm").toString(), "--data", folder.toString());

        assertThat(exit).isEqualTo(PublishCommand.FILE_UNREADABLE);
        assertThat(err.toString()).contains("There is no file").contains("absent.webm");
        assertThat(rest.titles).isEmpty();
    }

    @Test
    void saysWhyFfmpegCannotReadAFile() throws IOException {
        install();
        Path torn = Files.write(folder.resolve("torn.webm"), new byte[10_000]);

        int exit = publish(torn.toString(), "--data", folder.toString());

        assertThat(exit).isEqualTo(PublishCommand.FILE_UNREADABLE);
        assertThat(err.toString()).contains("FFmpeg cannot read").contains("torn.webm");
        assertThat(rest.titles).isEmpty();
    }

    @Test
    void endsTheStreamThatTheServerRefuses() throws IOException {
        install();
        ingest.failsAt = seq -> seq == 1;

        int exit = publish(capture.toString(), "--chunks", chunks.toString(), "--data", folder.toString());

        assertThat(exit).isEqualTo(PublishCommand.STREAM_REFUSED);
        assertThat(err.toString()).contains("unsupported-media");
        assertThat(rest.calls).endsWith("POST /api/streams/s1/end");
    }

    @Test
    void refusesAChunkListWithoutItsFile() {
        assertThat(publish("--chunks", chunks.toString())).isEqualTo(CommandLine.ExitCode.USAGE);
    }

    private int publish(String... arguments) {
        String[] line = Stream.concat(
                        Arrays.asList(arguments).contains("--data")
                                ? Stream.of()
                                : Stream.of("--url", door.address().toString()),
                        Arrays.stream(arguments))
                .toArray(String[]::new);
        return new CommandLine(new PublishCommand(Map.of()))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(line);
    }

    private void install() throws IOException {
        JSONObject run = new JSONObject()
                .put("gateway", door.address().toString())
                .put("streamService", "http://127.0.0.1:" + rest.port());
        Files.writeString(folder.resolve("run.json"), run.toString());
        Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(folder.resolve("secrets").resolve("internal-secret"), FakeRestServer.SECRET + "\n");
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = PublishCommandTests.class.getResourceAsStream("/captures/h264-webm/" + name)) {
            assertThat(in).isNotNull();
            return in.readAllBytes();
        }
    }
}
