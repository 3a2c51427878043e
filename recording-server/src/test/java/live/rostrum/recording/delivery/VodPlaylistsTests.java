package live.rostrum.recording.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import live.rostrum.recording.assembly.RecordingIndex;
import live.rostrum.recording.assembly.RecordingIndex.Run;
import live.rostrum.recording.assembly.RecordingIndex.Segment;
import org.junit.jupiter.api.Test;

class VodPlaylistsTests {

    private static final RecordingIndex INDEX = new RecordingIndex(
            2,
            20_033,
            1280,
            720,
            "avc1.42c01f,mp4a.40.2",
            2_400_000,
            1_900_000,
            List.of(
                    new Run(
                            1_772_366_400_125L,
                            null,
                            new byte[] {1},
                            List.of(new Segment(48_213, 1_500_000, 6_006), new Segment(1_548_213, 700_001, 4_021))),
                    new Run(
                            1_772_366_490_000L,
                            null,
                            new byte[] {2},
                            List.of(new Segment(5_000_000_000L, 2_000_000, 10_006)))));

    @Test
    void namesOneVariant() {
        Golden.assertMatches("vod-live.m3u8", VodPlaylists.multivariant(INDEX, Optional.empty()));
    }

    @Test
    void addressesPiecesOfTheOneFile() {
        Golden.assertMatches("vod-main.m3u8", VodPlaylists.media(INDEX, "0123456789abcdef"));
    }

    @Test
    void namesCaptionsByTheirLanguagesOwnName() {
        Golden.assertMatches("vod-live-captions.m3u8", VodPlaylists.multivariant(INDEX, Optional.of("de-AT")));
        Golden.assertMatches("vod-captions.m3u8", VodPlaylists.captions(20.033));
        assertThat(VodPlaylists.multivariant(INDEX, Optional.of("und"))).contains("LANGUAGE=\"und\"");
    }

    @Test
    void neverPromisesAShorterTargetThanASegmentHas() {
        RecordingIndex index = new RecordingIndex(
                1,
                400,
                2,
                2,
                "avc1",
                0,
                0,
                List.of(new Run(null, null, new byte[] {1}, List.of(new Segment(0, 10, 400)))));

        assertThat(VodPlaylists.media(index, "0123456789abcdef"))
                .contains("#EXT-X-TARGETDURATION:1\n")
                .doesNotContain("PROGRAM-DATE-TIME");
        assertThat(VodPlaylists.multivariant(index, Optional.empty())).contains(":BANDWIDTH=1,AVERAGE-BANDWIDTH=1,");
    }
}
