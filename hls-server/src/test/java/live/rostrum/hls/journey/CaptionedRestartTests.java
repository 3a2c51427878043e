package live.rostrum.hls.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import live.rostrum.hls.audio.TranscriptionDouble;
import live.rostrum.publisher.ingest.IngestAck;
import live.rostrum.tokens.InternalTokens;
import live.rostrum.tokens.testing.StreamServiceDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Speech over the ends of processes: none of it twice, none of it missing but what was lost before, and all of it where it was said. */
class CaptionedRestartTests {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final double CAPTURE_SECONDS = 21.4;
    private static final int SAMPLE_RATE_HZ = 16_000;
    private static final int TWO_SECONDS = 2 * SAMPLE_RATE_HZ;
    private static final List<byte[]> CAPTURE = ManualTake.capture("h264-webm");

    @TempDir
    private Path data;

    private final StreamServiceDouble streamService = new StreamServiceDouble();
    private final TranscriptionDouble transcription = new TranscriptionDouble();
    private final String token = streamService.captionedToken("talk", "ada", false);

    @AfterEach
    void close() {
        transcription.close();
        streamService.close();
    }

    @Test
    void aKilledEncoderCostsNoSound() throws Exception {
        try (RunningServer server = server();
                ManualTake take = new ManualTake(server.target(token), "talk", "t")) {
            take.start();
            take.chunks(CAPTURE, 0, 30);
            await().atMost(SOON).until(() -> transcription.nextSample("talk") > 5 * SAMPLE_RATE_HZ);
            Encoders.signal("KILL", Encoders.running().iterator().next());
            take.chunks(CAPTURE, 30, CAPTURE.size());
            assertThat(take.stop(CAPTURE.size()).ok()).isTrue();
            SharedServer.end(server, "talk");

            expectAllOfItWhereItWasSaid();
            assertThat(playlist(server).discontinuities()).isEqualTo(1);
        }
    }

    @Test
    void aRestartedServerCostsNoSoundAndNoCaption() throws Exception {
        Instant epoch;
        try (RunningServer server = server();
                ManualTake take = new ManualTake(server.target(token), "talk", "t")) {
            take.start();
            take.chunks(CAPTURE, 0, 30);
            await().atMost(SOON).until(() -> playlist(server).segments().size() >= 3);
            epoch = playlist(server).segments().getFirst().start();
            caption(server, epoch.plusMillis(5_000), "Said before the restart.");
        }
        try (RunningServer server = server();
                ManualTake take = new ManualTake(server.target(token), "talk", "t")) {
            IngestAck ack = take.start();
            assertThat(ack.needsHeader()).isFalse();
            take.chunks(CAPTURE, Math.toIntExact(ack.nextSeq()), CAPTURE.size());
            assertThat(take.stop(CAPTURE.size()).ok()).isTrue();
            SharedServer.end(server, "talk");

            expectAllOfItWhereItWasSaid();
            assertThat(server.get("/live/talk/captions-en-us/seg002.vtt").body())
                    .contains("Said before the restart.");
            assertThat(playlist(server, "captions-en-us").discontinuities())
                    .isEqualTo(playlist(server).discontinuities());
        }
    }

    @Test
    void aTranscriptionServiceThatIsKilledInTheMiddleMissesNothing() throws Exception {
        try (RunningServer server = server();
                ManualTake take = new ManualTake(server.target(token), "talk", "t")) {
            take.start();
            take.chunks(CAPTURE, 0, 30);
            await().atMost(SOON).until(() -> transcription.nextSample("talk") > 3 * SAMPLE_RATE_HZ);
            transcription.kill();
            take.chunks(CAPTURE, 30, 60);
            await().atMost(SOON).until(() -> playlist(server).segments().size() >= 7);
            transcription.restart();
            take.chunks(CAPTURE, 60, CAPTURE.size());
            assertThat(take.stop(CAPTURE.size()).ok()).isTrue();
            SharedServer.end(server, "talk");

            expectAllOfItWhereItWasSaid();
            assertThat(playlist(server).discontinuities())
                    .as("the picture heard nothing of it")
                    .isZero();
        }
    }

    @Test
    void whatTheBroadcasterLostIsAJumpAndTheRestIsWhereItWasSaid() throws Exception {
        try (RunningServer server = server()) {
            try (ManualTake take = new ManualTake(server.target(token), "talk", "t")) {
                take.start();
                take.chunks(CAPTURE, 0, 20);
            }
            try (ManualTake take = new ManualTake(server.target(token), "talk", "t")) {
                take.start(36, false);
                take.chunks(CAPTURE, 36, CAPTURE.size());
                assertThat(take.stop(CAPTURE.size()).ok()).isTrue();
            }
            SharedServer.end(server, "talk");
            await().atMost(SOON).until(() -> seconds(transcription.nextSample("talk")) > CAPTURE_SECONDS - 0.2);

            assertThat(seconds(transcription.missingSamples("talk")))
                    .as("16 chunks, and what lies before the next key frame")
                    .isBetween(4.0, 7.5);
            byte[] pcm = transcription.pcm("talk");
            int tailBytes = 4 * TWO_SECONDS;
            byte[] padded = new byte[Math.toIntExact(transcription.nextSample("talk") * 2)];
            System.arraycopy(pcm, pcm.length - tailBytes, padded, padded.length - tailBytes, tailBytes);
            int from = (padded.length - tailBytes) / 2;
            assertThat(Speech.of(padded).lagBehind(Speech.of(CAPTURE), from, TWO_SECONDS))
                    .as("samples beside where it was said")
                    .isCloseTo(0, within(320));
        }
    }

    /** The whole capture, in order, in its beginning and behind the incident within 20 ms of where FFmpeg alone hears it. */
    private void expectAllOfItWhereItWasSaid() throws Exception {
        await().atMost(SOON).until(() -> seconds(transcription.nextSample("talk")) > CAPTURE_SECONDS - 0.2);
        assertThat(transcription.firstSample("talk")).isZero();
        assertThat(seconds(transcription.missingSamples("talk")))
                .as("at most what the last AAC frame before an incident is longer than its sound")
                .isLessThan(1_024 / 48_000.0);
        Speech heard = Speech.of(transcription.pcm("talk"));
        Speech said = Speech.of(CAPTURE);
        assertThat(seconds(heard.samples().length)).isCloseTo(CAPTURE_SECONDS, within(0.1));
        for (int second : new int[] {1, 8, 12, 16}) {
            assertThat(heard.lagBehind(said, second * SAMPLE_RATE_HZ, TWO_SECONDS))
                    .as("samples beside where it was said, at second %d", second)
                    .isCloseTo(0, within(320));
        }
    }

    private RunningServer server() throws Exception {
        return new RunningServer(
                data,
                streamService.uri(),
                Map.of(
                        "rostrum.services.transcription-service",
                        transcription.uri().toString()));
    }

    private static void caption(RunningServer server, Instant start, String text) throws Exception {
        String body = """
                {"items": [{"id": "a", "language": "en-US", "startTime": %d, "endTime": %d, "text": "%s", "final": true}]}\
                """.formatted(start.toEpochMilli(), start.toEpochMilli() + 900, text);
        HttpRequest request = HttpRequest.newBuilder(server.uri("/internal/streams/talk/captions"))
                .timeout(Duration.ofSeconds(10))
                .header(
                        "Authorization",
                        "Bearer " + server.bean(InternalTokens.class).mint("transcription-service"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        assertThat(server.send(request).statusCode()).isEqualTo(204);
    }

    private static MediaPlaylistText playlist(RunningServer server) throws Exception {
        return playlist(server, "source");
    }

    private static MediaPlaylistText playlist(RunningServer server, String rendition) throws Exception {
        return new MediaPlaylistText(
                server.get("/live/talk/" + rendition + "/live.m3u8").body());
    }

    private static double seconds(long samples) {
        return (double) samples / SAMPLE_RATE_HZ;
    }
}
