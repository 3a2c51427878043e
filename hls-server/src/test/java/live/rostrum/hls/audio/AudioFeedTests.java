package live.rostrum.hls.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import live.rostrum.hls.audio.TranscriptionDouble.Reply;
import live.rostrum.hls.audio.TranscriptionDouble.Sound;
import live.rostrum.tokens.InternalTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Against a service that speaks HTTP, well or badly. Each sample says where it belongs, so that none can be missing, twice or elsewhere unseen. */
class AudioFeedTests {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Instant EPOCH = Instant.parse("2026-01-01T12:00:00.000100Z");
    private static final Instant TAKE = EPOCH.minusMillis(1_500);
    private static final RunSound RUN = new RunSound(EPOCH, EPOCH, "take-1", TAKE, "de-DE");
    private static final int BLOCK = 1_600;
    private static final InternalTokens TOKENS = new InternalTokens("s".repeat(32), Clock.systemUTC());
    private static final AudioPatience SHORT = new AudioPatience(
            Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofMillis(400));

    private final TranscriptionDouble service = new TranscriptionDouble();
    private final Transcription transcription = new Transcription(service.uri(), TOKENS, new JsonMapper(), SHORT);
    private final StreamSpeech speech = transcription.stream("talk");
    private long made;

    @AfterEach
    void close() throws InterruptedException {
        speech.close();
        speech.awaitEnd();
        transcription.close();
        service.close();
    }

    @Test
    void handsEachBlockOverWithItsPlaceInTheProgrammeAndInTheTake() throws Exception {
        speak(RUN, 2);
        awaitTaken(2 * BLOCK);

        Sound first = service.requests().getFirst();
        assertThat(first.firstSample()).isZero();
        assertThat(first.headers())
                .containsEntry("Programme-Time", "1767268800000.1")
                .containsEntry("Take-Time", "1500")
                .containsEntry("Take-Id", "take-1")
                .containsEntry("Caption-Language", "de-DE");
        assertThat(TOKENS.verify(first.authorization().substring("Bearer ".length())))
                .isEqualTo("hls-server");
        speech.sound(new RunSound(EPOCH, EPOCH.plusNanos(2_000_062_500), "take-2", EPOCH, "de-DE"), 0, new byte[2]);
        await().atMost(SOON).until(() -> service.requests().getLast().firstSample() == 32_001);
        assertThat(service.requests().getLast().headers())
                .containsEntry("Programme-Time", "1767268802000.1625")
                .containsEntry("Take-Time", "2000.0625");
        expectOrder();
    }

    @Test
    void catchesUpInLargerBodiesAfterAnAbsence() throws Exception {
        speak(RUN, 5);
        awaitTaken(5 * BLOCK);
        service.kill();
        speak(RUN, 100);
        service.restart();
        speak(RUN, 1);

        awaitTaken(106 * BLOCK);
        assertThat(service.missingSamples("talk")).isZero();
        assertThat(service.requests()).hasSizeLessThan(40).anyMatch(request -> request.bytes() == 64_000);
        assertThat(speech.lostSound()).isZero();
        expectOrder();
    }

    @Test
    void keepsThirtySecondsWhileNobodyListensAndNeverWaits() throws Exception {
        service.kill();
        long begun = System.nanoTime();
        speak(RUN, 600);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        assertThat(speech.lostSound()).isEqualTo(Duration.ofSeconds(30));

        service.restart();

        awaitTaken(600 * BLOCK);
        assertThat(service.firstSample("talk")).isEqualTo(300 * BLOCK);
        assertThat(service.missingSamples("talk")).isZero();
        expectOrder();
    }

    @Test
    void aSlowServiceGetsLargerBodiesOneAtATime() throws Exception {
        service.mood(request -> {
            sleepAsAServiceDoes();
            return null;
        });
        for (int i = 0; i < 120; i++) {
            speak(RUN, 1);
        }

        awaitTaken(120 * BLOCK);
        assertThat(service.mostAtOnce()).isEqualTo(1);
        assertThat(service.requests()).hasSizeLessThan(60);
        assertThat(service.missingSamples("talk")).isZero();
        expectOrder();
    }

    @Test
    void anAnswerThatGetsLostCostsNothing() throws Exception {
        service.loseAnswers(2);

        speak(RUN, 10);

        awaitTaken(10 * BLOCK);
        await().atMost(SOON).until(() -> service.requests().size() >= 3);
        assertThat(service.missingSamples("talk")).isZero();
        expectOrder();
    }

    @Test
    void aServiceThatDoesNotAnswerIsGivenUpAfterThreeSecondsAndAskedAgain() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        AtomicInteger left = new AtomicInteger(1);
        service.mood(request -> {
            if (left.getAndDecrement() > 0) {
                hold(over);
            }
            return null;
        });
        speak(RUN, 1);
        await().atMost(SOON).until(() -> !service.requests().isEmpty());

        speak(RUN, 50);

        awaitTaken(51 * BLOCK);
        over.countDown();
        assertThat(service.missingSamples("talk")).isZero();
        assertThat(service.requests()).hasSizeLessThan(8);
        expectOrder();
    }

    @Test
    void soundThatNobodyWantsIsAskedAboutNowAndThen() throws Exception {
        service.mood(request -> Reply.of(409));
        speak(RUN, 1);
        await().atMost(SOON).until(() -> service.requests().size() == 1);
        speak(RUN, 20);
        assertThat(service.requests()).hasSize(1);

        service.goodMood();

        await().atMost(SOON).until(() -> {
            speak(RUN, 1);
            return service.firstSample("talk") >= 0;
        });
        assertThat(service.firstSample("talk"))
                .as("what was said meanwhile is not kept")
                .isGreaterThanOrEqualTo(21 * BLOCK);
        assertThat(speech.lostSound()).isZero();
    }

    @Test
    void anUnknownStreamIsAskedAboutAgainAndItsSoundIsKept() throws Exception {
        AtomicInteger left = new AtomicInteger(1);
        service.mood(request -> left.getAndDecrement() > 0 ? Reply.of(404) : null);

        speak(RUN, 10);

        awaitTaken(10 * BLOCK);
        assertThat(service.firstSample("talk")).isZero();
        expectOrder();
    }

    @Test
    void anOverloadedServiceIsLeftAloneForAsLongAsItAsks() throws Exception {
        AtomicInteger left = new AtomicInteger(1);
        service.mood(request -> left.getAndDecrement() > 0 ? new Reply(429, Map.of("Retry-After", "1")) : null);
        long begun = System.nanoTime();

        speak(RUN, 10);

        awaitTaken(10 * BLOCK);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(950));
        assertThat(service.requests()).hasSizeLessThanOrEqualTo(3);
        assertThat(service.missingSamples("talk")).isZero();
    }

    @Test
    void nothingIsSentToAStreamThatIsOver() throws Exception {
        service.mood(request -> Reply.of(410));
        speak(RUN, 1);
        await().atMost(SOON).until(() -> !service.requests().isEmpty());
        speak(RUN, 10);
        speech.close();

        speech.awaitEnd();

        assertThat(service.requests()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aPieceThatIsRefusedIsLeftOutAndTheRestGoesOn() throws Exception {
        service.mood(request -> request.firstSample() == 0 ? Reply.of(400) : null);
        speak(RUN, 1);
        await().atMost(SOON).until(() -> !service.requests().isEmpty());
        speak(RUN, 5);

        awaitTaken(6 * BLOCK);
        assertThat(service.firstSample("talk")).isBetween((long) BLOCK, 6L * BLOCK - 1);
    }

    @Test
    void whatARestartedServerSendsAgainIsDroppedByItsPosition() throws Exception {
        speak(RUN, 10);
        awaitTaken(10 * BLOCK);
        StreamSpeech successor = transcription.stream("talk");
        made = 0;
        for (int i = 0; i < 20; i++) {
            successor.sound(RUN, made, block(made));
            made += BLOCK;
        }

        awaitTaken(20 * BLOCK);
        successor.close();
        assertThat(service.pcm("talk")).hasSize(20 * BLOCK * 2);
        expectOrder();
    }

    @Test
    void lostMediaIsAJump() throws Exception {
        speak(RUN, 3);
        made += 10 * BLOCK;
        speak(RUN, 3);

        awaitTaken(16 * BLOCK);
        assertThat(service.missingSamples("talk")).isEqualTo(10 * BLOCK);
        expectOrder();
    }

    @Test
    void theLastSoundIsStillHandedOverAtTheEndButNotForEver() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        service.mood(request -> {
            asked.countDown();
            return Reply.of(503);
        });
        speak(RUN, 30);
        assertThat(asked.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        speech.close();
        service.goodMood();
        awaitTaken(30 * BLOCK);

        StreamSpeech hopeless = transcription.stream("hopeless");
        service.mood(request -> Reply.of(503));
        hopeless.sound(RUN, 0, new byte[2]);
        hopeless.close();
        long begun = System.nanoTime();
        hopeless.awaitEnd();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aStreamWithoutSoundAsksForNothing() throws Exception {
        StreamSpeech silent = transcription.stream("silent");

        silent.close();
        silent.awaitEnd();

        assertThat(service.requests()).isEmpty();
    }

    private void speak(RunSound run, int blocks) {
        for (int i = 0; i < blocks; i++) {
            speech.sound(run, made, block(made));
            made += BLOCK;
        }
    }

    private void awaitTaken(long samples) {
        await().atMost(SOON).until(() -> service.nextSample("talk") == samples);
    }

    /** The low 16 bits of a sample's position are its value. */
    private static byte[] block(long firstSample) {
        ByteBuffer pcm = ByteBuffer.allocate(BLOCK * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < BLOCK; i++) {
            pcm.putShort((short) (firstSample + i));
        }
        return pcm.array();
    }

    /** Each sample that was taken is where its value says: in order, none twice. */
    private void expectOrder() {
        ByteBuffer pcm = ByteBuffer.wrap(service.pcm("talk")).order(ByteOrder.LITTLE_ENDIAN);
        short before = (short) (service.firstSample("talk") - 1);
        int jumps = 0;
        while (pcm.remaining() >= 2) {
            short next = pcm.getShort();
            jumps += next == (short) (before + 1) ? 0 : 1;
            before = next;
        }
        assertThat(jumps)
                .as("places where the sound does not go on")
                .isEqualTo(service.missingSamples("talk") > 0 ? 1 : 0);
        assertThat(List.copyOf(service.requests()))
                .allMatch(request -> request.bytes() % 2 == 0 && request.bytes() <= 64_000);
    }

    private static void hold(CountDownLatch latch) {
        try {
            assertThat(latch.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Longer than a block lasts. */
    private static void sleepAsAServiceDoes() {
        try {
            new CountDownLatch(1).await(60, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
