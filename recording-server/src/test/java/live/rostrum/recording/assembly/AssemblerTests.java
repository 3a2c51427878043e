package live.rostrum.recording.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import live.rostrum.recording.spool.SpooledTake;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each recording is examined by {@link Recordings}: it decodes without a message, its tracks end together, and each segment decodes by itself. */
class AssemblerTests {

    private static final double CAPTURE_SECONDS = 21.4;
    private static final String VIDEO = "-f lavfi -i testsrc=size=%s:rate=30:duration=%d ";
    private static final String AUDIO = "-f lavfi -i sine=frequency=440:duration=%d ";
    private static final String H264 = "-c:v libx264 -preset superfast -pix_fmt yuv420p -g 60 -bf 0 ";

    @TempDir
    private Path folder;

    private SpooledTakes takes;
    private Recordings recordings;

    @BeforeEach
    void openSpool() throws Exception {
        takes = new SpooledTakes(folder.resolve("spool"));
        recordings = new Recordings(folder, takes);
    }

    @AfterEach
    void closeSpool() {
        takes.close();
    }

    @Test
    void aBrowsersH264IsCopiedPictureByPicture() throws Exception {
        List<byte[]> blobs = SpooledTakes.capture("h264-webm");
        takes.take("one", 0, blobs);

        FinishedRecording finished = recordings.finish();

        assertThat(Recordings.seconds(finished)).isCloseTo(CAPTURE_SECONDS, within(0.3));
        assertThat(Ffmpeg.packets(finished.file(), "v:0")).isEqualTo(packetsOf(blobs, "v:0"));
        assertThat(finished.size()).isEqualTo(new PictureSize(640, 360));
        assertThat(finished.continuity().complete()).isTrue();
        assertThat(finished.continuity().gaps()).isEmpty();
        assertThat(finished.continuity().words()).isEqualTo("Recorded 0:21, without a gap.");
        assertThat(finished.index().runs()).hasSize(1);
        assertThat(finished.index().codecs()).isEqualTo("avc1.42c01f,mp4a.40.2");
        assertThat(Files.size(finished.file().resolveSibling("poster.jpg"))).isGreaterThan(1_000);
        assertThat(Files.readString(finished.file().resolveSibling("storyboard.vtt")))
                .contains("00:00:10.000 --> 00:00:20.000\nstoryboard-0.jpg#xywh=160,0,160,90");
    }

    @Test
    void aBrowsersVp8IsEncoded() throws Exception {
        takes.take("one", 0, SpooledTakes.capture("vp8-webm"));

        FinishedRecording finished = recordings.finish();

        assertThat(Recordings.seconds(finished)).isCloseTo(CAPTURE_SECONDS, within(0.4));
        assertThat(Ffmpeg.probe(finished.file(), "-select_streams v:0 -show_entries stream=codec_name,width,height"))
                .contains("h264,640,360");
        assertThat(finished.continuity().complete()).isTrue();
    }

    @Test
    void aFragmentedMp4IsTakenToo() throws Exception {
        byte[] media = Ffmpeg.make(
                folder,
                "source.mp4",
                (VIDEO + AUDIO).formatted("320x180", 8, 8) + H264
                        + "-c:a libopus -movflags +empty_moov+default_base_moof+frag_keyframe");
        takes.take("one", 0, SpooledTakes.cut(media, 20_000));

        FinishedRecording finished = recordings.finish();

        assertThat(Recordings.seconds(finished)).isCloseTo(8, within(0.1));
        assertThat(Ffmpeg.packets(finished.file(), "v:0")).isEqualTo(240);
    }

    @Test
    void takesOfOtherSizesAndCodecsBecomeOneFile() throws Exception {
        takes.take("one", 0, SpooledTakes.capture("h264-webm"));
        byte[] portrait = Ffmpeg.make(
                folder,
                "portrait.webm",
                (VIDEO + AUDIO).formatted("180x320", 6, 6) + H264 + "-c:a libopus -f matroska");
        takes.take("two", 23, SpooledTakes.cut(portrait, 30_000));
        takes.take("three", 31, SpooledTakes.capture("vp8-webm"));

        FinishedRecording finished = recordings.finish();

        assertThat(Recordings.seconds(finished)).isCloseTo(2 * CAPTURE_SECONDS + 6, within(0.8));
        assertThat(finished.index().runs()).hasSize(3);
        assertThat(finished.continuity().gaps())
                .extracting(Gap::cause)
                .containsExactly(GapCause.SOURCE_CHANGED, GapCause.SOURCE_CHANGED);
        assertThat(finished.continuity().gaps().getFirst().length().toMillis()).isCloseTo(1_600, within(400L));
        assertThat(finished.continuity().complete()).isTrue();
        assertThat(Ffmpeg.probe(finished.file(), "-show_entries chapter=start")).hasSize(3);
    }

    @Test
    void missingChunksAreOneGap() throws Exception {
        List<byte[]> blobs = SpooledTakes.capture("h264-webm");
        SpooledTake take = takes.begin("one", 0);
        SpooledTakes.append(take, blobs, 0, 30);
        take.jumpTo(40);
        SpooledTakes.append(take, blobs, 40, blobs.size());
        SpooledTakes.stop(take, blobs.size());

        FinishedRecording finished = recordings.finish();

        assertThat(finished.continuity().gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.cause()).isEqualTo(GapCause.NOT_RECEIVED);
            assertThat(gap.length()).isBetween(Duration.ofSeconds(3), Duration.ofMillis(5_200));
            assertThat(gap.position()).isBetween(Duration.ofMillis(8_700), Duration.ofMillis(9_300));
        });
        assertThat(finished.index().runs())
                .extracting(run -> Objects.requireNonNull(run.source()).takeId())
                .containsExactly("one", "one");
        RecordingIndex.Run first = finished.index().runs().getFirst();
        long missing = finished.continuity().gaps().getFirst().length().toMillis();
        assertThat(Objects.requireNonNull(finished.index().runs().getLast().source())
                        .startMs())
                .as("the take's clock goes on where chunks are missing")
                .isCloseTo(first.durationMs() + missing, within(50L));
        assertThat(finished.continuity().complete()).isFalse();
        assertThat(finished.continuity().mayGrow()).isFalse();
        assertThat(finished.continuity().expected().toMillis()).isCloseTo(21_500, within(400L));
    }

    @Test
    void aByteThatWasFlippedOnDiskCostsItsChunkAndIsTold() throws Exception {
        takes.take("one", 0, SpooledTakes.capture("h264-webm"));
        Path segment;
        try (Stream<Path> files = Files.list(takes.takeFolder("one"))) {
            segment = files.filter(file -> !file.toString().endsWith("json"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 0x10;
        Files.write(segment, bytes);

        FinishedRecording finished = recordings.finish();

        assertThat(finished.continuity().gaps()).extracting(Gap::cause).containsExactly(GapCause.DAMAGED);
        assertThat(Recordings.seconds(finished)).isBetween(18.0, 21.4);
    }

    @Test
    void soundAloneGetsABlackPicture() throws Exception {
        byte[] media = Ffmpeg.make(folder, "sound.webm", AUDIO.formatted(9) + "-c:a libopus -f matroska");
        takes.take("one", 0, SpooledTakes.cut(media, 5_000));

        FinishedRecording finished = recordings.finish();

        assertThat(Recordings.seconds(finished)).isCloseTo(9, within(0.1));
        assertThat(Ffmpeg.times(finished.file(), "-vf blackdetect=d=1", "black_duration")
                        .getFirst())
                .isGreaterThan(7.5);
    }

    @Test
    void aPictureAloneGetsSilence() throws Exception {
        byte[] media = Ffmpeg.make(folder, "picture.webm", VIDEO.formatted("320x180", 7) + H264 + "-f matroska");
        takes.take("one", 0, SpooledTakes.cut(media, 5_000));

        FinishedRecording finished = recordings.finish();

        assertThat(Recordings.seconds(finished)).isCloseTo(7, within(0.1));
        assertThat(Ffmpeg.times(finished.file(), "-af silencedetect=n=-60dB:d=1", "silence_duration")
                        .getFirst())
                .isGreaterThan(6.5);
    }

    @Test
    void aTruncatedLastChunkCostsNoMoreThanItself() throws Exception {
        List<byte[]> blobs = new ArrayList<>(SpooledTakes.capture("h264-webm"));
        byte[] last = blobs.removeLast();
        blobs.add(Arrays.copyOf(last, last.length / 3));
        takes.take("one", 0, blobs);

        FinishedRecording finished = recordings.finish();

        assertThat(Recordings.seconds(finished)).isBetween(20.8, 21.6);
    }

    @Test
    void whatCannotBePlayedIsNoRecording() throws Exception {
        assertFails(Failure.NO_MEDIA);
        byte[] start = SpooledTakes.capture("h264-webm").getFirst();
        takes.take("header", 0, List.of(Arrays.copyOf(start, 195)));
        assertFails(Failure.NO_MEDIA);
        takes.take("text", 1, List.of("This is no container at all.".getBytes(StandardCharsets.UTF_8)));
        assertFails(Failure.NO_MEDIA);
    }

    @Test
    void mediaThatNoDecoderReadsIsToldAndDoesNotKeepTheRestBack() throws Exception {
        List<byte[]> blobs = SpooledTakes.capture("vp8-webm");
        takes.take("good", 0, blobs);
        List<byte[]> noise = new ArrayList<>(List.of(blobs.getFirst()));
        Random random = new Random(5);
        for (int i = 0; i < 5; i++) {
            byte[] bytes = new byte[20_000];
            random.nextBytes(bytes);
            noise.add(bytes);
        }
        takes.take("noise", 30, noise);

        FinishedRecording finished = recordings.finish();

        assertThat(Recordings.seconds(finished)).isBetween(21.0, 22.6);
    }

    @Test
    void anFfmpegThatIsKilledIsReplacedWithoutAGap() throws Exception {
        List<byte[]> blobs = SpooledTakes.capture("h264-webm");
        SpooledTake take = takes.begin("one", 0);
        SpooledTakes.append(take, blobs, 0, 45);
        try (RecordingAssembly assembly = recordings.open()) {
            assertThat(assembly.advance()).isTrue();
            ProcessHandle ffmpeg = ProcessHandle.of(assembly.pids().getFirst()).orElseThrow();
            assertThat(ffmpeg.destroyForcibly()).isTrue();
            ffmpeg.onExit().get(10, TimeUnit.SECONDS);
            SpooledTakes.append(take, blobs, 45, blobs.size());
            SpooledTakes.stop(take, blobs.size());

            FinishedRecording finished = recordings.finish(assembly);

            assertThat(finished.continuity().gaps()).isEmpty();
            assertThat(Recordings.seconds(finished)).isCloseTo(CAPTURE_SECONDS, within(0.4));
            assertThat(finished.continuity().complete()).isTrue();
        }
    }

    @Test
    void anFfmpegThatIsStoppedIsReplacedWithoutAGap() throws Exception {
        List<byte[]> blobs = SpooledTakes.capture("h264-webm");
        SpooledTake take = takes.begin("one", 0);
        SpooledTakes.append(take, blobs, 0, 45);
        try (RecordingAssembly assembly = recordings.open(new AssemblySettings(1, 1, Duration.ofSeconds(3)))) {
            assertThat(assembly.advance()).isTrue();
            long pid = assembly.pids().getFirst();
            Process stop = new ProcessBuilder("kill", "-STOP", Long.toString(pid)).start();
            assertThat(stop.waitFor(10, TimeUnit.SECONDS)).isTrue();
            SpooledTakes.append(take, blobs, 45, blobs.size());
            SpooledTakes.stop(take, blobs.size());

            FinishedRecording finished = recordings.finish(assembly);

            assertThat(finished.continuity().gaps()).isEmpty();
            assertThat(finished.continuity().complete()).isTrue();
            assertThat(Ffmpeg.packets(finished.file(), "v:0")).isEqualTo(packetsOf(blobs, "v:0"));
            assertThat(ProcessHandle.of(pid)).isEmpty();
        }
    }

    @Test
    void goesOnFromDiskWhereverItWasInterrupted() throws Exception {
        List<byte[]> blobs = SpooledTakes.capture("h264-webm");
        SpooledTake take = takes.begin("one", 0);
        for (int from = 0; from < blobs.size(); from += 18) {
            SpooledTakes.append(take, blobs, from, Math.min(blobs.size(), from + 18));
            try (RecordingAssembly assembly = recordings.open()) {
                assertThat(assembly.advance()).isTrue();
            }
        }
        SpooledTakes.stop(take, blobs.size());

        FinishedRecording finished = recordings.finish();

        assertThat(finished.continuity().gaps()).isEmpty();
        assertThat(finished.continuity().complete()).isTrue();
        assertThat(Recordings.seconds(finished)).isCloseTo(CAPTURE_SECONDS, within(0.6));
        assertThat(Ffmpeg.packets(finished.file(), "v:0")).isEqualTo(packetsOf(blobs, "v:0"));
    }

    @Test
    void damagedWorkIsMadeAnewFromTheSpool() throws Exception {
        takes.take("one", 0, SpooledTakes.capture("h264-webm"));
        String before = recordings.finish().sha256();
        Path fragments = recordings.work().resolve("one/run-0.frag");
        byte[] bytes = Files.readAllBytes(fragments);
        bytes[bytes.length / 2] ^= 1;
        Files.write(fragments, bytes);

        assertThat(recordings.finish().sha256()).isEqualTo(before);
    }

    @Test
    void whatComesLateCompletesTheRecording() throws Exception {
        List<byte[]> blobs = SpooledTakes.capture("h264-webm");
        SpooledTake take = takes.begin("one", 0);
        SpooledTakes.append(take, blobs, 0, 50);
        SpooledTakes.stop(take, blobs.size());
        FinishedRecording first = recordings.finish();
        SpooledTakes.append(take, blobs, 50, blobs.size());

        FinishedRecording second = recordings.finish();

        assertThat(first.continuity().mayGrow()).isTrue();
        assertThat(first.continuity().words()).startsWith("Recorded 0:15 of 0:22, gap of 6.6 s at 0:15");
        assertThat(second.continuity().complete()).isTrue();
        assertThat(second.continuity().gaps()).isEmpty();
        assertThat(Ffmpeg.packets(second.file(), "v:0")).isEqualTo(packetsOf(blobs, "v:0"));
    }

    private long packetsOf(List<byte[]> blobs, String stream) throws Exception {
        Path file = folder.resolve("all.webm");
        Files.write(file, new byte[0]);
        for (byte[] blob : blobs) {
            Files.write(file, blob, StandardOpenOption.APPEND);
        }
        return Ffmpeg.packets(file, stream);
    }

    private void assertFails(Failure failure) {
        assertThatThrownBy(() -> recordings.finish())
                .isInstanceOfSatisfying(
                        AssemblyException.class, e -> assertThat(e.failure()).isEqualTo(failure));
    }
}
