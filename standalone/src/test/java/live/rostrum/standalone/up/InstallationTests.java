package live.rostrum.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import live.rostrum.publisher.cli.PublishCommand;
import live.rostrum.standalone.Rostrum;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;

/** All services in this JVM, from the first start to the second. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InstallationTests {

    private static final Pattern DURATION = Pattern.compile("#EXTINF:([0-9.]+)");
    private static final double CAPTURE_SECONDS = 21.4;

    @TempDir
    private static Path data;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static Installation installation = new Installation(0, Path.of("unused"));
    private static Duration took = Duration.ZERO;

    @BeforeAll
    static void start() {
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        installation = new Installation(0, data);
        took = installation.start();
    }

    @AfterAll
    static void stop() {
        installation.close();
        CLIENT.shutdownNow();
        System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
    }

    @Test
    @Order(1)
    void saysWhereEverythingIsAndShowsTheFirstPasswordOnce() {
        StringWriter text = new StringWriter();

        new Announcement(installation, new PrintWriter(text)).ready(took);

        Installation.FirstPassword first = installation.firstPassword().orElseThrow();
        assertThat(text.toString())
                .contains("http://localhost:" + installation.port() + "/studio/")
                .contains("Sign in as admin@localhost with the password " + first.password());
        assertThat(first.toString()).doesNotContain(first.password());
    }

    @Test
    @Order(2)
    void everyServiceIsReady() throws Exception {
        HttpResponse<String> health = get("/actuator/health");

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body())
                .contains("\"hls-server\":{\"status\":\"UP\"}", "\"stream-service\":{\"status\":\"UP\"}")
                .doesNotContain("mongo");
    }

    @Test
    @Order(3)
    void servesBothInterfacesAndTheDocumentation() throws Exception {
        assertThat(get("/").body()).contains("<title>");
        assertThat(get("/studio/").body()).contains("<base href=\"/studio/\"");
        assertThat(get("/api/docs/stream-service.json").body()).contains("/api/streams");
    }

    @Test
    @Order(4)
    void servicesAreNotReachableFromOutside() throws Exception {
        String run = Files.readString(data.resolve("run.json"));
        String port = firstMatch("\"streamService\": \"http://127.0.0.1:(\\d+)\"", run);

        assertThatThrownBy(() -> new Socket("127.0.0.2", Integer.parseInt(port)).close())
                .isInstanceOf(IOException.class);
        assertThat(get("/internal/streams/any").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(5)
    void takesAProfileWithALargePicture() throws Exception {
        String password = installation.firstPassword().orElseThrow().password();
        HttpResponse<String> login =
                send("POST", "/api/auth/login", "{\"email\":\"admin@localhost\",\"password\":\"" + password + "\"}");
        String token = firstMatch("\"accessToken\":\"([^\"]+)\"", login.body());

        HttpResponse<String> largest = changeProfile(token, 128 * 1024);
        assertThat(largest.statusCode()).isEqualTo(200);
        String picture = firstMatch("\"pictureUrl\":\"([^\"]+)\"", largest.body());
        assertThat(get(picture).headers().firstValue("Content-Length")).hasValue("131072");

        HttpResponse<String> larger = changeProfile(token, 128 * 1024 + 1);
        assertThat(larger.statusCode()).isEqualTo(400);
        assertThat(larger.body()).contains("urn:rostrum:problem:invalid-request", "\"field\":\"picture\"", "128 KB");

        HttpResponse<String> tooLarge = changeProfile(token, 192 * 1024);
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(tooLarge.body()).contains("urn:rostrum:problem:too-large");
    }

    @Test
    @Order(6)
    void publishesACaptureThatPlaysToItsEnd() throws Exception {
        StringWriter output = new StringWriter();
        int exitCode = new CommandLine(new PublishCommand())
                .setOut(new PrintWriter(output))
                .setErr(new PrintWriter(output))
                .execute(capture(), "--chunks", chunks(), "--data", data.toString(), "--title", "From a file");

        assertThat(exitCode).as(output.toString()).isZero();
        String streams = get("/api/streams").body();
        String playback = firstMatch("\"playbackUrl\":\"([^\"]+)\"", streams);
        String base = playback.substring(0, playback.lastIndexOf('/') + 1);
        for (String rendition : new String[] {"source", "audio"}) {
            playsToItsEnd(base + rendition + "/");
        }
    }

    @Test
    @Order(7)
    void anotherProcessIsRefusedItsPortAndItsData() throws Exception {
        Finished samePort = up("--port", String.valueOf(installation.port()), "--data", data + "/other");
        Finished sameData = up("--port", "0", "--data", data.toString());

        assertThat(samePort.exitCode()).isEqualTo(1);
        assertThat(samePort.output())
                .contains("Port " + installation.port() + " is used by another program.")
                .contains("./rostrum up --port");
        assertThat(sameData.exitCode()).isEqualTo(1);
        assertThat(sameData.output())
                .contains("Another Rostrum is running with the data in " + data)
                .contains("--data")
                .doesNotContain("Exception");
        assertThat(data.resolve("run.json")).as("the first one's").exists();
    }

    @Test
    @Order(8)
    void keepsEverythingOverARestart() throws Exception {
        installation.close();
        assertThat(data.resolve("run.json")).doesNotExist();

        installation = new Installation(0, data);
        installation.start();

        assertThat(installation.firstPassword()).isEmpty();
        assertThat(get("/api/streams").body()).contains("From a file");
    }

    private static void playsToItsEnd(String folder) throws Exception {
        String playlist = get(folder + "live.m3u8").body();
        double seconds = DURATION.matcher(playlist)
                .results()
                .map(MatchResult::group)
                .mapToDouble(line -> Double.parseDouble(line.substring("#EXTINF:".length())))
                .sum();

        assertThat(playlist).endsWith("#EXT-X-ENDLIST\n");
        assertThat(seconds).isBetween(CAPTURE_SECONDS - 0.1, CAPTURE_SECONDS + 0.1);
        for (String line : playlist.lines().filter(uri -> uri.startsWith("seg")).toList()) {
            assertThat(get(folder + line).statusCode()).as(line).isEqualTo(200);
        }
    }

    private static String capture() throws Exception {
        return copied("capture.webm");
    }

    private static String chunks() throws Exception {
        return copied("chunks.json");
    }

    /** The capture that the publisher carries, as files. */
    private static String copied(String name) throws Exception {
        Path file = data.resolve(name);
        try (InputStream in = PublishCommand.class.getResourceAsStream("/captures/h264-webm/" + name)) {
            Files.write(file, Objects.requireNonNull(in).readAllBytes());
        }
        return file.toString();
    }

    /** With the longest biography, too. */
    private static HttpResponse<String> changeProfile(String token, int pictureBytes) throws Exception {
        byte[] png = Arrays.copyOf(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}, pictureBytes);
        String body = "{\"name\":\"Ada\",\"biography\":\"%s\",\"picture\":\"data:image/png;base64,%s\"}"
                .formatted("\u20ac".repeat(2000), Base64.getEncoder().encodeToString(png));
        return send("PATCH", "/api/users/me", body, "Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + installation.port() + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        return CLIENT.send(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + installation.port() + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private record Finished(int exitCode, String output) {}

    /** Runs {@code up} in a process of its own, to its end. */
    private static Finished up(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Rostrum.class.getName(),
                "up"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return new Finished(process.waitFor(), text);
        }
    }

    private static String firstMatch(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .findFirst()
                .map(result -> result.group(1))
                .orElseThrow();
    }
}
