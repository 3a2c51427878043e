package live.rostrum.hls.playlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import live.rostrum.hls.packager.RenditionSnapshot;
import live.rostrum.hls.packager.SegmentEntry;
import org.junit.jupiter.api.Test;

class MultivariantPlaylistTests {

    private static final RenditionSnapshot SOURCE =
            Snapshots.video(Snapshots.SOURCE, 640, 360, Snapshots.pictures(0, 3));
    private static final RenditionSnapshot SMALL = Snapshots.video(Snapshots.SMALL, 426, 240, Snapshots.pictures(0, 3));
    private static final RenditionSnapshot AUDIO = Snapshots.audio(Snapshots.sound(0, 3));

    @Test
    void pictureAndSound() {
        Golden.assertMatches("multivariant.m3u8", MultivariantPlaylist.write(Snapshots.stream(SOURCE, SMALL, AUDIO)));
    }

    @Test
    void pictureAlone() {
        Golden.assertMatches("multivariant-video.m3u8", MultivariantPlaylist.write(Snapshots.stream(SOURCE, SMALL)));
    }

    @Test
    void soundAlone() {
        Golden.assertMatches("multivariant-audio.m3u8", MultivariantPlaylist.write(Snapshots.stream(AUDIO)));
    }

    @Test
    void captions() {
        Golden.assertMatches(
                "multivariant-captions.m3u8",
                MultivariantPlaylist.write(Snapshots.captioned(Snapshots.pictures(0, 1), SOURCE, SMALL, AUDIO)));
        Golden.assertMatches(
                "multivariant-captions-audio.m3u8",
                MultivariantPlaylist.write(Snapshots.captioned(Snapshots.pictures(0, 1), AUDIO)));
    }

    @Test
    void bandwidthIsNeverBelowTheLargestSegment() {
        SegmentEntry large = new SegmentEntry(9, 0, 9 * 180_000, 180_000, 1_000_000, false, false);

        String text = MultivariantPlaylist.write(
                Snapshots.stream(Snapshots.video(Snapshots.SOURCE, 640, 360, List.of(large)), AUDIO));

        assertThat(text).contains("BANDWIDTH=4140000,AVERAGE-BANDWIDTH=4");
    }
}
