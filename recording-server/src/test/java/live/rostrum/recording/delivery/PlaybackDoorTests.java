package live.rostrum.recording.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import live.rostrum.recording.store.Edition;
import live.rostrum.tokens.PlaybackGrant;
import live.rostrum.tokens.PlaybackTokenVerifier;
import live.rostrum.tokens.PlaybackTokens;
import live.rostrum.tokens.SigningKeys;
import org.junit.jupiter.api.Test;

class PlaybackDoorTests {

    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");

    private final SteppingClock clock = new SteppingClock(START);
    private final SigningKeys keys = SigningKeys.generate();
    private final Map<String, PlayableRecording> recordings = new HashMap<>();
    private final PlaybackDoor door = new PlaybackDoor(
            id -> Optional.ofNullable(recordings.get(id)),
            new PlaybackTokenVerifier(keys, clock),
            clock,
            () -> Duration.ofMillis(clock.millis()).toNanos());

    @Test
    void letsEverybodyIntoWhatIsNotPrivate() {
        recordings.put("open", recording("s1", false));

        assertThat(door.open("open", "")).isPresent();
        assertThat(door.open("open", "anything")).isPresent();
        assertThat(door.open("other", "")).isEmpty();
    }

    @Test
    void asksForATokenOfTheSameStream() {
        recordings.put("closed", recording("s1", true));

        assertThat(door.open("closed", "")).isEmpty();
        assertThat(door.open("closed", "no.to.ken")).isEmpty();
        assertThat(door.open("closed", token("s2"))).isEmpty();
        assertThat(door.open("closed", token("s1"))).isPresent();
    }

    @Test
    void letsATokenExpireAlthoughItWasGoodAMomentAgo() {
        recordings.put("closed", recording("s1", true));
        String token = token("s1");
        assertThat(door.open("closed", token)).isPresent();

        clock.step(Duration.ofHours(1));

        assertThat(door.open("closed", token)).isEmpty();
    }

    @Test
    void hearsOfADeletionWithinSeconds() {
        recordings.put("open", recording("s1", false));
        assertThat(door.open("open", "")).isPresent();
        recordings.clear();

        clock.step(Duration.ofSeconds(6));

        assertThat(door.open("open", "")).isEmpty();
    }

    private String token(String streamId) {
        return new PlaybackTokens(keys, clock).mint(new PlaybackGrant(streamId, "u1", START.plusSeconds(3_600)));
    }

    private static PlayableRecording recording(String streamId, boolean isPrivate) {
        return new PlayableRecording(
                streamId,
                isPrivate,
                "A talk",
                START,
                new Edition("r1", "0123456789abcdef"),
                "0123456789abcdef".repeat(4),
                null);
    }
}
