package live.rostrum.hls.transcode;

import static org.assertj.core.api.Assertions.assertThat;
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

    private static final Map<String, Integer> PORTS =
            Map.of("source", 40_001, "240p", 40_002, "audio", 40_003, "poster", 40_004, "speech", 40_005);
    private static final SourceTracks BOTH = LadderTests.tracks(1280, 720, true);
    private static final SourceTracks PICTURE = LadderTests.tracks(1280, 720, false);
    private static final Duration TRIM = Duration.ofMillis(1533);
    private static final SourceTracks SOUND = new SourceTracks(Optional.empty(), true);

    @Test
    void pictureAndSoundOfAWebm() {
        golden("ffmpeg-webm.txt", TranscodeArguments.of(Container.WEBM, plan(BOTH, Duration.ZERO), PORTS));
    }

    @Test
    void theRestOfATakeAfterWhatIsPublished() {
        golden("ffmpeg-webm-trimmed.txt", TranscodeArguments.of(Container.WEBM, plan(BOTH, TRIM), PORTS));
    }

    @Test
    void soundOfAnMp4WithAStillPicture() {
        golden("ffmpeg-mp4-audio.txt", TranscodeArguments.of(Container.MP4, plan(SOUND, TRIM), PORTS));
    }

    @Test
    void pictureWithoutSound() {
        golden("ffmpeg-webm-video.txt", TranscodeArguments.of(Container.WEBM, plan(PICTURE, Duration.ZERO), PORTS));
    }

    @Test
    void soundForSpeechRecognition() {
        golden("ffmpeg-webm-speech.txt", TranscodeArguments.of(Container.WEBM, captioned(BOTH, TRIM), PORTS));
        golden("ffmpeg-mp4-audio-speech.txt", TranscodeArguments.of(Container.MP4, captioned(SOUND, TRIM), PORTS));
    }

    @Test
    void noSoundNoSpeech() {
        assertThat(captioned(PICTURE, TRIM)).isEqualTo(plan(PICTURE, TRIM));
    }

    @Test
    void everyRenditionThatIsMadeNeedsAPort() {
        TranscodePlan plan = plan(BOTH, Duration.ZERO);
        assertThatThrownBy(() -> TranscodeArguments.of(Container.WEBM, plan, Map.of("source", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("240p");
    }

    private static TranscodePlan plan(SourceTracks tracks, Duration trim) {
        return new TranscodePlan(tracks, Ladder.of(BOTH).choices().get(1), false, trim);
    }

    private static TranscodePlan captioned(SourceTracks tracks, Duration trim) {
        return new TranscodePlan(tracks, Ladder.of(BOTH).choices().get(1), true, trim);
    }

    /** An option and its value on one line. */
    private static void golden(String name, List<String> arguments) {
        String text =
                String.join(" ", arguments).replaceAll(" (-[a-z])", "\n$1").replace(" tcp://", "\ntcp://") + "\n";
        Golden.assertMatches(name, text);
    }
}
