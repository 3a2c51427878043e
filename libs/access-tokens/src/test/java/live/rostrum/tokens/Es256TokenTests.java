package live.rostrum.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import live.rostrum.tokens.TokenRejectedException.Reason;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Es256TokenTests {

    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");

    private final SteppingClock clock = new SteppingClock(START);
    private final SigningKeys keys = SigningKeys.generate();
    private final PublishTokens publishTokens = new PublishTokens(keys, clock);
    private final AccessTokens accessTokens = new AccessTokens(keys, clock);
    private final PublishTokenVerifier publishVerifier = new PublishTokenVerifier(keys, clock);
    private final AccessTokenVerifier accessVerifier = new AccessTokenVerifier(keys, clock);

    private final PublishGrant publishGrant = new PublishGrant(
            "t1",
            "s1",
            "u1",
            StreamLatency.LOW,
            true,
            true,
            new CaptionGrant(true, "en-US"),
            true,
            START.plus(Duration.ofHours(12)));
    private final AccessGrant accessGrant = new AccessGrant(
            "t2", "u1", "f1", "Ada", Set.of(Role.ADMIN, Role.VIEWER), START.plus(Duration.ofMinutes(10)));

    @Test
    void bringsAPublishGrantAcross() throws TokenRejectedException {
        assertThat(publishVerifier.verify(publishTokens.mint(publishGrant))).isEqualTo(publishGrant);
    }

    @Test
    void bringsAPlaybackGrantAcross() throws TokenRejectedException {
        PlaybackGrant grant = new PlaybackGrant("s1", "u1", START.plus(Duration.ofHours(6)));

        String token = new PlaybackTokens(keys, clock).mint(grant);

        assertThat(new PlaybackTokenVerifier(keys, clock).verify(token)).isEqualTo(grant);
        assertRejected(Reason.WRONG_AUDIENCE, () -> publishVerifier.verify(token));
        assertRejected(Reason.WRONG_AUDIENCE, () -> accessVerifier.verify(token));
    }

    @Test
    void bringsAnAccessGrantAcross() throws TokenRejectedException {
        assertThat(accessVerifier.verify(accessTokens.mint(accessGrant))).isEqualTo(accessGrant);
    }

    @Test
    void refusesATokenForSomethingElse() {
        assertRejected(Reason.WRONG_AUDIENCE, () -> publishVerifier.verify(accessTokens.mint(accessGrant)));
        assertRejected(Reason.WRONG_AUDIENCE, () -> accessVerifier.verify(publishTokens.mint(publishGrant)));
    }

    @Test
    void refusesAnExpiredToken() throws TokenRejectedException {
        String token = accessTokens.mint(accessGrant);

        clock.advance(Duration.ofMinutes(10).minusMillis(1));
        assertThat(accessVerifier.verify(token)).isEqualTo(accessGrant);

        clock.advance(Duration.ofMillis(1));
        assertRejected(Reason.EXPIRED, () -> accessVerifier.verify(token));
    }

    @Test
    void refusesATokenOfAnotherInstallation() {
        String foreign = new PublishTokens(SigningKeys.generate(), clock).mint(publishGrant);

        assertRejected(Reason.UNKNOWN_KEY, () -> publishVerifier.verify(foreign));
    }

    @Test
    void refusesAChangedClaim() {
        String[] parts = publishTokens.mint(publishGrant).split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        parts[1] = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims.replace("\"s1\"", "\"s2\"").getBytes(StandardCharsets.UTF_8));

        assertRejected(Reason.WRONG_SIGNATURE, () -> publishVerifier.verify(String.join(".", parts)));
    }

    @Test
    void refusesAnAllZeroSignature() {
        String[] parts = publishTokens.mint(publishGrant).split("\\.", -1);
        parts[2] = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);

        assertRejected(Reason.WRONG_SIGNATURE, () -> publishVerifier.verify(String.join(".", parts)));
    }

    @Test
    void refusesOtherAlgorithms() throws Exception {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer("rostrum")
                .audience("ingest")
                .expirationTime(Date.from(START.plusSeconds(60)))
                .build();
        SignedJWT hmac = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        hmac.sign(new MACSigner(keys.publicKeySetJson()));

        assertRejected(Reason.WRONG_ALGORITHM, () -> publishVerifier.verify(hmac.serialize()));
        assertRejected(Reason.MALFORMED, () -> publishVerifier.verify(new PlainJWT(claims).serialize()));
    }

    @Test
    void refusesMissingAndMistypedClaims() {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer("rostrum")
                .audience("ingest")
                .jwtID("t1")
                .subject("u1")
                .claim("stream", "s1")
                .claim("latency", "soon")
                .claim("record", "yes")
                .claim("captions", Map.of("enabled", 1));

        assertRejected(Reason.MALFORMED, () -> publishVerifier.verify(keys.sign(claims.build())));
        claims.expirationTime(Date.from(START.plusSeconds(60)));
        assertRejected(Reason.MALFORMED, () -> publishVerifier.verify(keys.sign(claims.build())));
        claims.claim("latency", "low");
        assertRejected(Reason.MALFORMED, () -> publishVerifier.verify(keys.sign(claims.build())));
        claims.claim("record", true);
        assertRejected(Reason.MALFORMED, () -> publishVerifier.verify(keys.sign(claims.build())));
        claims.claim("recordingOnly", "no");
        assertRejected(Reason.MALFORMED, () -> publishVerifier.verify(keys.sign(claims.build())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a", "a.b.c", "..", "e30.e30.e30", "\u0000", "🙂.🙂.🙂"})
    void refusesGarbage(String garbage) {
        assertRejected(Reason.MALFORMED, () -> publishVerifier.verify(garbage));
    }

    @Test
    void refusesAnOversizedTokenUnread() {
        assertRejected(Reason.MALFORMED, () -> publishVerifier.verify("a".repeat(5_000_000)));
    }

    @Test
    void publishesNoPrivateKey() {
        assertThat(keys.publicKeySetJson())
                .contains("\"kty\":\"EC\"", "\"use\":\"sig\"")
                .doesNotContain("\"d\"");
    }

    private static void assertRejected(Reason reason, ThrowingCallable call) {
        assertThatExceptionOfType(TokenRejectedException.class)
                .isThrownBy(call)
                .satisfies(rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }
}
