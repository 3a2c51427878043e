package live.rostrum.hls.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Takes that lack a kind of media, or have another shape: the renditions of the first one hold for all. */
@ExtendWith(SharedServer.Provider.class)
class NewTakesTests {

    private static final List<String> RENDITIONS = List.of("source", "240p", "audio");

    @Test
    void whatATakeLacksIsAStillPictureOrSilence(SharedServer shared) throws Exception {
        publish(shared, "kinds", MadeTakes.soundAlone(), MadeTakes.pictureAlone(), MadeTakes.portrait());
        shared.end("kinds");

        URI uri = shared.server().uri("/live/kinds/live.m3u8");
        assertThat(Probe.read(uri, "v:0").packets()).isBetween(538L, 545L);
        assertThat(Probe.read(uri, "a:0").packets()).isBetween(838L, 850L);
        for (String rendition : RENDITIONS) {
            String text = shared.server()
                    .get("/live/kinds/" + rendition + "/live.m3u8")
                    .body();
            MediaPlaylistText playlist = new MediaPlaylistText(text);
            assertThat(text).doesNotContain("GAP");
            assertThat(playlist.discontinuities()).isEqualTo(2);
            assertThat(playlist.seconds()).isCloseTo(18, within(0.15));
            assertThat(playlist.largestGapSeconds()).isCloseTo(0, within(0.06));
        }
        assertThat(shared.server().get("/live/kinds/live.m3u8").body())
                .contains("RESOLUTION=640x360", "RESOLUTION=426x240", "avc1.", "mp4a.40.2");
    }

    @Test
    void aStreamThatBeginsWithoutSoundHasSilenceFromTheStart(SharedServer shared) throws Exception {
        publish(shared, "mute", MadeTakes.pictureAlone(), MadeTakes.soundAlone());
        shared.end("mute");

        URI uri = shared.server().uri("/live/mute/live.m3u8");
        assertThat(Probe.read(uri, "v:0").packets()).isBetween(358L, 364L);
        assertThat(Probe.read(uri, "a:0").packets()).isBetween(558L, 568L);
    }

    @SafeVarargs
    private static void publish(SharedServer shared, String streamId, List<byte[]>... takes) throws Exception {
        for (int i = 0; i < takes.length; i++) {
            try (ManualTake take = shared.take(streamId, "ada", "t" + i)) {
                take.start();
                take.chunks(takes[i], 0, takes[i].size());
                assertThat(take.stop(takes[i].size()).ok()).isTrue();
            }
        }
    }
}
