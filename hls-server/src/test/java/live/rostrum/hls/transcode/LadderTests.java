package live.rostrum.hls.transcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import live.rostrum.hls.packager.RenditionPlan;
import live.rostrum.ingest.container.SourceTracks;
import live.rostrum.ingest.container.SourceVideo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LadderTests {

    @ParameterizedTest(name = "{0}x{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                // landscape
                "640  | 360 | source 640x360, 240p 426x240",
                "1280 | 720 | source 1280x720, 480p 854x480, 240p 426x240",
                "1920 | 1080 | source 1920x1080, 720p 1280x720, 480p 854x480, 240p 426x240",
                "640  | 480 | source 640x480, 240p 320x240",
                // portrait
                "720  | 1280 | source 720x1280, 480p 480x854, 240p 240x426",
                "360  | 640 | source 360x640, 240p 240x426",
                // square, and a panorama
                "600  | 600 | source 600x600, 360p 360x360, 240p 240x240",
                "2000 | 500 | source 2000x500, 240p 960x240",
                // huge: nothing above 1080 lines
                "3840 | 2160 | source 1920x1080, 720p 1280x720, 480p 854x480, 240p 426x240",
                "2160 | 3840 | source 1080x1920, 720p 720x1280, 480p 480x854, 240p 240x426",
                // tiny: one rendition
                "320  | 180 | source 320x180",
                "2    | 2 | source 2x2",
                "426  | 240 | source 426x240",
                // odd sizes become even, since the encoder halves the colour planes
                "641  | 361 | source 642x362, 240p 426x240",
                "321  | 181 | source 322x182"
            })
    void hasThePictureAtItsSizeAndAtLowerSizes(int width, int height, String expected) {
        String rungs = ladder(width, height).rungs().stream()
                .map(rung -> rung.name() + " " + rung.width() + "x" + rung.height())
                .collect(Collectors.joining(", "));
        assertThat(rungs).isEqualTo(expected);
    }

    @Test
    void neverScalesUpAndKeepsTheShape() {
        Random random = new Random(11);
        for (int round = 0; round < 2_000; round++) {
            int width = 2 + random.nextInt(SourceVideo.MAX_SIDE - 1);
            int height = 2 + random.nextInt(SourceVideo.MAX_SIDE - 1);

            for (Rung rung : ladder(width, height).rungs()) {
                assertThat(rung.width())
                        .as("%dx%d", width, height)
                        .isPositive()
                        .isEven()
                        .isLessThanOrEqualTo(width + 1);
                assertThat(rung.height())
                        .as("%dx%d", width, height)
                        .isPositive()
                        .isEven()
                        .isLessThanOrEqualTo(height + 1);
                assertThat(Math.min(rung.width(), rung.height())).isLessThanOrEqualTo(1080);
                double wanted = (double) width / height * rung.height();
                assertThat(Math.abs(rung.width() - wanted)).isLessThan(2 + 2 * (double) width / height);
            }
        }
    }

    @Test
    void theLowerRungNeedsLessThanTheHigherOne() {
        for (int shortSide = 240; shortSide <= 2160; shortSide += 30) {
            List<Rung> rungs = ladder(shortSide * 16 / 9, shortSide).rungs();
            for (int i = 1; i < rungs.size(); i++) {
                assertThat(rungs.get(i).bitsPerSecond())
                        .isLessThan(rungs.get(i - 1).bitsPerSecond());
            }
        }
    }

    @Test
    void givesUpTheMiddleFirstThenTheLowestAndTheSourceLast() {
        List<List<String>> choices = ladder(1920, 1080).choices().stream()
                .map(rungs -> rungs.stream().map(Rung::name).toList())
                .toList();

        assertThat(choices)
                .containsExactly(
                        List.of("source", "720p", "480p", "240p"),
                        List.of("source", "720p", "240p"),
                        List.of("source", "240p"),
                        List.of("source"),
                        List.of("240p"));
        assertThat(ladder(320, 180).choices()).hasSize(1);
    }

    @Test
    void tellsThePackagerWhatItMustKnow() {
        List<RenditionPlan> plans = Ladder.of(tracks(640, 360, true)).plans();

        assertThat(plans).extracting(RenditionPlan::name).containsExactly("source", "240p", "audio");
        assertThat(plans).extracting(RenditionPlan::timescaleHz).containsExactly(90_000, 90_000, 48_000);
        assertThat(plans).allMatch(plan -> plan.peakBitsPerSecond() > plan.averageBitsPerSecond());
    }

    @Test
    void aStreamThatBeginsWithSoundAloneHasAPictureForLater() {
        Ladder ladder = Ladder.of(new SourceTracks(Optional.empty(), true));

        assertThat(ladder.plans()).extracting(RenditionPlan::name).containsExactly("source", "240p", "audio");
    }

    @Test
    void aStreamThatBeginsWithoutSoundHasARenditionForItLater() {
        assertThat(Ladder.of(tracks(640, 360, false)).plans())
                .extracting(RenditionPlan::name)
                .containsExactly("source", "240p", "audio");
    }

    private static Ladder ladder(int width, int height) {
        return Ladder.of(tracks(width, height, true));
    }

    static SourceTracks tracks(int width, int height, boolean audio) {
        return new SourceTracks(Optional.of(new SourceVideo("V_VP8", width, height)), audio);
    }
}
