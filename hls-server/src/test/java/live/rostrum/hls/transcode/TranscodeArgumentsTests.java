package live.rostrum.hls.transcode;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.rostrum.hls.playlist.Golden;
import live.rostrum.ingest.container.Container;
import live.rostrum.ingest.container.SourceTracks;
import org.junit.jupiter.api.Test;

class TranscodeArgumentsTests {

    private static final Map<String, Integer> PORTS = Map.of("source", 40_001, "480p", 40_002, "audio", 40_003);
    private static final SourceTracks BOTH = LadderTests.tracks(1280, 720, true);
    private static final SourceTracks SOUND = new SourceTracks(Optional.empty(), true);

    @Test
    void pictureAndSoundOfAWebm() {
        golden("ffmpeg-webm.txt", TranscodeArguments.of(Container.WEBM, BOTH, Ladder.of(BOTH), Duration.ZERO, PORTS));
    }

    @Test
    void soundOfAnMp4() {
        golden(
                "ffmpeg-mp4-audio.txt",
                TranscodeArguments.of(Container.MP4, SOUND, Ladder.of(SOUND), Duration.ZERO, PORTS));
    }

    @Test
    void aTakeThatLacksAKindOfMediaMakesTheOtherOnly() {
        golden(
                "ffmpeg-webm-audio-of-both.txt",
                TranscodeArguments.of(Container.WEBM, SOUND, Ladder.of(BOTH), Duration.ZERO, PORTS));
    }

    @Test
    void everyRenditionThatIsMadeNeedsAPort() {
        assertThatThrownBy(() -> TranscodeArguments.of(
                        Container.WEBM, BOTH, Ladder.of(BOTH), Duration.ZERO, Map.of("source", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("480p");
    }

    /** An option and its value on one line. */
    private static void golden(String name, List<String> arguments) {
        String text =
                String.join(" ", arguments).replaceAll(" (-[a-z])", "\n$1").replace(" tcp://", "\ntcp://") + "\n";
        Golden.assertMatches(name, text);
    }
}
