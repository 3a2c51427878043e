package live.rostrum.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import live.rostrum.tokens.TokenRejectedException.Reason;
import org.junit.jupiter.api.Test;

class InternalTokensTests {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-01-01T10:00:00Z"));
    private final InternalTokens tokens = new InternalTokens(SECRET, clock);

    @Test
    void namesTheCaller() throws TokenRejectedException {
        assertThat(tokens.verify(tokens.mint("hls-server"))).isEqualTo("hls-server");
    }

    @Test
    void endsAfterAMinuteAndTheSkewOfClocks() throws TokenRejectedException {
        String token = tokens.mint("hls-server");

        clock.advance(Duration.ofSeconds(89));
        assertThat(tokens.verify(token)).isEqualTo("hls-server");

        clock.advance(Duration.ofSeconds(1));
        assertRejected(Reason.EXPIRED, token);
    }

    @Test
    void refusesAnotherSecret() {
        assertRejected(
                Reason.WRONG_SIGNATURE, new InternalTokens("another secret, also of 32 characters", clock).mint("x"));
    }

    @Test
    void refusesAnAccessToken() {
        AccessGrant grant =
                new AccessGrant("t", "u", "f", "Ada", Set.of(), clock.instant().plusSeconds(60));

        assertRejected(Reason.WRONG_ALGORITHM, new AccessTokens(SigningKeys.generate(), clock).mint(grant));
    }

    @Test
    void wantsALongSecret() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InternalTokens("short", clock))
                .withMessageContaining("32");
    }

    private void assertRejected(Reason reason, String token) {
        assertThatExceptionOfType(TokenRejectedException.class)
                .isThrownBy(() -> tokens.verify(token))
                .satisfies(rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }
}
