package live.rostrum.hls.transcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import live.rostrum.ffmpeg.FfmpegBinary;
import live.rostrum.fmp4.Sample;
import live.rostrum.fmp4.TrackDescription;
import live.rostrum.ingest.container.ContainerHeader;
import live.rostrum.publisher.source.CaptureSource;
import live.rostrum.publisher.source.Pace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the real FFmpeg. */
class TranscodeRunTests {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final List<String> RENDITIONS = List.of("source", "240p", "audio");

    @TempDir
    private Path folder;

    private final Recorder recorder = new Recorder();
    private final List<TranscodeRun> runs = new ArrayList<>();

    @AfterEach
    void nothingIsLeft() {
        runs.forEach(TranscodeRun::kill);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(runs)
                        .allMatch(run -> ProcessHandle.of(run.pid())
                                .filter(ProcessHandle::isAlive)
                                .isEmpty()));
    }

    @Test
    void aWholeCaptureComesOutAsSamplesOfAllRenditions() throws Exception {
        List<byte[]> chunks = capture();
        TranscodeRun run = start(chunks.getFirst());

        for (byte[] chunk : chunks) {
            run.write(chunk);
        }
        run.endInput();

        TranscodeOutcome outcome = outcome();
        assertThat(outcome.exitCode()).isZero();
        assertThat(recorder.tracks.keySet()).containsExactlyInAnyOrderElementsOf(RENDITIONS);
        assertThat(recorder.count("source")).isBetween(635, 650);
        assertThat(recorder.count("240p")).isEqualTo(recorder.count("source"));
        assertThat(recorder.count("audio")).isBetween(998, 1_010);
        assertThat(recorder.speech.size() / 32_000.0)
                .as("seconds of sound for speech recognition, as many as there are for viewers")
                .isCloseTo((recorder.count("audio") - 1) * 1_024 / 48_000.0, within(0.05));
        assertThat(recorder.posters)
                .as("one at once, then one every ten seconds")
                .hasSize(3);
        BufferedImage poster = ImageIO.read(new ByteArrayInputStream(recorder.posters.getLast()));
        assertThat(poster.getWidth()).isEqualTo(640);
        assertThat(outcome.samples())
                .isEqualTo(RENDITIONS.stream().mapToInt(recorder::count).sum());
    }

    @Test
    void theFirstPosterComesWithTheFirstPicturesAndNotWithTheSecondPoster() throws Exception {
        List<byte[]> chunks = capture();
        TranscodeRun run = start(chunks.getFirst());

        for (byte[] chunk : chunks.subList(0, 15)) {
            run.write(chunk);
        }

        await().atMost(SOON).untilAsserted(() -> assertThat(recorder.posters).hasSize(1));
        run.endInput();
        assertThat(outcome().exitCode()).isZero();
    }

    @Test
    void truncatedInputGivesWhatItHas() throws Exception {
        List<byte[]> chunks = capture();
        TranscodeRun run = start(chunks.getFirst());

        for (byte[] chunk : chunks.subList(0, 10)) {
            run.write(chunk);
        }
        byte[] next = chunks.get(10);
        run.write(Arrays.copyOf(next, next.length / 3));
        run.endInput();

        assertThat(outcome().samples()).isGreaterThan(200);
        assertThat(recorder.count("source")).isBetween(80, 110);
    }

    @Test
    void garbageAfterAGoodHeaderEndsWithoutSamplesAndSaysSo() throws Exception {
        ContainerHeader header = ContainerHeader.cut(capture().getFirst());
        TranscodeRun run = start(capture().getFirst());
        Random random = new Random(9);

        run.write(header.bytes());
        try {
            for (int i = 0; i < 100; i++) {
                byte[] garbage = new byte[10_000];
                random.nextBytes(garbage);
                run.write(garbage);
            }
        } catch (IOException e) {
            // FFmpeg may give up before it has all of it
        }
        run.endInput();

        assertThat(outcome().samples()).isLessThan(100);
    }

    @Test
    void garbageInTheMiddleIsSkipped() throws Exception {
        List<byte[]> chunks = capture();
        TranscodeRun run = start(chunks.getFirst());
        byte[] garbage = new byte[20_000];
        new Random(10).nextBytes(garbage);

        for (int i = 0; i < chunks.size(); i++) {
            run.write(i == 20 ? garbage : chunks.get(i));
        }
        run.endInput();

        assertThat(outcome().exitCode()).isZero();
        assertThat(recorder.count("source")).isBetween(500, 650);
    }

    @Test
    void noInputAtAllEndsAtOnce() throws Exception {
        TranscodeRun run = start(capture().getFirst());

        run.endInput();

        TranscodeOutcome outcome = outcome();
        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.samples()).isZero();
        assertThat(outcome.lastMessages()).isNotBlank();
    }

    @Test
    void aKilledProcessEndsTheRunOnce() throws Exception {
        List<byte[]> chunks = capture();
        TranscodeRun run = start(chunks.getFirst());
        for (byte[] chunk : chunks.subList(0, 20)) {
            run.write(chunk);
        }
        await().atMost(SOON).until(() -> recorder.count("source") > 0);

        run.kill();

        assertThat(outcome().exitCode()).isNotZero();
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThatThrownBy(() -> run.write(chunks.get(20))).isInstanceOf(IOException.class));
        run.endInput();
        run.kill();
        assertThat(recorder.finished).hasValue(1);
    }

    @Test
    void leavesNoFileDescriptorAndNoThreadBehind() throws Exception {
        TranscodeRun first = start(capture().getFirst());
        first.kill();
        await().atMost(SOON).until(() -> recorder.finished.get() == 1);
        long descriptors = openDescriptors();

        for (int i = 0; i < 5; i++) {
            TranscodeRun run = start(capture().getFirst());
            run.write(capture().getFirst());
            run.kill();
        }

        await().atMost(SOON).until(() -> recorder.finished.get() == 6);
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(openDescriptors()).isLessThanOrEqualTo(descriptors + 2);
            assertThat(virtualThreads()).doesNotContain("\"test source\"", "\"test log\"", "\"test end\"");
        });
    }

    private TranscodeRun start(byte[] firstChunk) throws IOException {
        ContainerHeader header = ContainerHeader.cut(firstChunk);
        TranscodeRun run = TranscodeRun.start(
                "test",
                FfmpegBinary.ffmpeg(),
                header,
                new TranscodePlan(header.tracks(), Ladder.of(header.tracks()).rungs(), true, Duration.ZERO),
                recorder);
        runs.add(run);
        return run;
    }

    private TranscodeOutcome outcome() {
        await().atMost(SOON).until(() -> recorder.finished.get() > 0);
        assertThat(recorder.finished).hasValue(1);
        return recorder.outcomes.getFirst();
    }

    private static long openDescriptors() {
        return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
                .getOpenFileDescriptorCount();
    }

    /** All threads, virtual ones too, as the JVM's own dump has them. */
    private String virtualThreads() throws IOException {
        Path dump = folder.resolve("threads.txt");
        Files.deleteIfExists(dump);
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
        return Files.readString(dump);
    }

    private static List<byte[]> capture() throws Exception {
        List<byte[]> chunks = new ArrayList<>();
        try (CaptureSource source = CaptureSource.bundled("h264-webm", Pace.UNPACED)) {
            for (byte[] chunk = source.next(); chunk != null; chunk = source.next()) {
                chunks.add(chunk);
            }
        }
        return chunks;
    }

    private static final class Recorder implements TranscodeListener {

        private final Map<String, TrackDescription> tracks = new ConcurrentHashMap<>();
        private final Map<String, AtomicInteger> samples = new ConcurrentHashMap<>();
        private final ByteArrayOutputStream speech = new ByteArrayOutputStream();
        private final List<byte[]> posters = new CopyOnWriteArrayList<>();
        private final List<TranscodeOutcome> outcomes = new CopyOnWriteArrayList<>();
        private final AtomicInteger finished = new AtomicInteger();

        @Override
        public void track(String rendition, TrackDescription track) {
            tracks.put(rendition, track);
        }

        @Override
        public void sample(String rendition, Sample sample) {
            samples.computeIfAbsent(rendition, name -> new AtomicInteger()).incrementAndGet();
        }

        @Override
        public void speech(long firstSample, byte[] pcm) {
            assertThat(firstSample * 2).as("nothing is missing").isEqualTo(speech.size());
            speech.writeBytes(pcm);
        }

        @Override
        public void poster(byte[] jpeg) {
            posters.add(jpeg);
        }

        @Override
        public void finished(TranscodeOutcome outcome) {
            outcomes.add(outcome);
            finished.incrementAndGet();
        }

        int count(String rendition) {
            return samples.getOrDefault(rendition, new AtomicInteger()).get();
        }
    }
}
