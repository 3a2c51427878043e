package live.rostrum.recording.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import live.rostrum.ffmpeg.FfmpegBinary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipsTests {

    @TempDir
    private Path folder;

    private SpooledTakes takes;

    @BeforeEach
    void openSpool() throws Exception {
        takes = new SpooledTakes(folder.resolve("spool"));
    }

    @AfterEach
    void closeSpool() {
        takes.close();
    }

    @Test
    void aClipBeginsAtTheKeyFrameBeforeAndEndsAtTheOneAfter() throws Exception {
        takes.take("one", 0, SpooledTakes.capture("h264-webm"));
        Recordings recordings = new Recordings(folder, takes);
        FinishedRecording whole = recordings.finish();

        FinishedRecording clip = cut(whole, 5, 11);

        // Key frames stand at 4.06, 6.06, 8.10, 10.13 and 12.13 s.
        assertThat(Recordings.seconds(clip)).isCloseTo(12.13 - 4.06, within(0.05));
        Ffmpeg.assertDecodes(clip.file());
        assertThat(Ffmpeg.seconds(clip.file(), "a:0")).isCloseTo(Recordings.seconds(clip), within(0.022));
        assertThat(Ffmpeg.probe(clip.file(), "-show_entries format_tags=title")).contains("The middle");
        assertThat(clip.index().runs().getFirst().programmeTimeMs())
                .isCloseTo(SpooledTakes.NOON.plusMillis(4_060).toEpochMilli(), within(30L));
        assertThat(whole.index().runs().getFirst().source()).satisfies(source -> {
            assertThat(source).isNotNull();
            // The first frame of AAC begins before the sound does.
            assertThat(source.startMs()).isBetween(-25L, 0L);
        });
        assertThat(clip.index().runs().getFirst().source()).satisfies(source -> {
            assertThat(source).isNotNull();
            assertThat(source.takeId()).isEqualTo("one");
            assertThat(source.startMs()).isCloseTo(4_060, within(30L));
        });
        assertThat(folder.resolve("clip-work")).doesNotExist();
        new Recordings(folder, takes).assertSegmentsDecode(clip);
        assertThat(Files.exists(clip.file().resolveSibling("poster.jpg"))).isTrue();
    }

    @Test
    void aClipGoesAcrossASeam() throws Exception {
        takes.take("one", 0, SpooledTakes.capture("h264-webm"));
        takes.take("two", 30, SpooledTakes.capture("vp8-webm"));
        Recordings recordings = new Recordings(folder, takes);
        FinishedRecording whole = recordings.finish();

        FinishedRecording clip = cut(whole, 19, 25);

        assertThat(clip.index().runs()).hasSize(2);
        assertThat(clip.index().runs().getLast().source())
                .isEqualTo(whole.index().runs().getLast().source());
        assertThat(clip.index().runs().getLast().programmeTimeMs())
                .isEqualTo(whole.index().runs().getLast().programmeTimeMs())
                // The first frame of AAC begins before the sound does.
                .isCloseTo(SpooledTakes.NOON.plusSeconds(30).toEpochMilli(), within(25L));
        assertThat(Recordings.seconds(clip)).isBetween(6.0, 12.0);
        Ffmpeg.assertDecodes(clip.file());
        recordings.assertSegmentsDecode(clip);
        FinishedRecording later = cut(whole, 30, 31);
        assertThat(later.index().runs()).hasSize(1);
    }

    @Test
    void whatIsNotThereCannotBeCut() throws Exception {
        takes.take("one", 0, SpooledTakes.capture("h264-webm"));
        FinishedRecording whole = new Recordings(folder, takes).finish();

        assertThatThrownBy(() -> cut(whole, 40, 50))
                .isInstanceOfSatisfying(
                        AssemblyException.class, e -> assertThat(e.failure()).isEqualTo(Failure.NO_MEDIA));
        assertThatThrownBy(() -> cut(whole, 5, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cut(whole, -1, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    private FinishedRecording cut(FinishedRecording whole, int start, int end) throws Exception {
        Clips.Cut cut =
                new Clips.Cut("The middle", SpooledTakes.NOON, Duration.ofSeconds(start), Duration.ofSeconds(end));
        return new Clips(FfmpegBinary.ffmpeg())
                .cut(whole.file(), whole.index(), cut, folder.resolve("clip-work"), folder.resolve("clip"));
    }
}
