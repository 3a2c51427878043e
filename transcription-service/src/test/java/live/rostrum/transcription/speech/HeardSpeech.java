package live.rostrum.transcription.speech;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Keeps what a session says. */
public final class HeardSpeech implements SpeechListener {

    public final List<SpokenPhrase> partials = new CopyOnWriteArrayList<>();
    public final List<SpokenPhrase> finals = new CopyOnWriteArrayList<>();
    public final List<String> states = new CopyOnWriteArrayList<>();
    public final List<SoundPipe.Range> lost = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    /** Hands sound over in pieces of 100 ms. */
    public static void feed(SpeechSession session, long firstSample, byte[] pcm) {
        for (int at = 0; at < pcm.length; at += 3_200) {
            session.audio(firstSample + at / 2, Arrays.copyOfRange(pcm, at, Math.min(pcm.length, at + 3_200)));
        }
    }

    public void awaitEnd() {
        await().atMost(Duration.ofSeconds(60)).until(() -> ended);
    }

    public void awaitState(String state) {
        await().atMost(Duration.ofSeconds(60)).until(() -> states.contains(state));
    }

    @Override
    public void partial(SpokenPhrase phrase) {
        partials.add(phrase);
    }

    @Override
    public void finalPhrase(SpokenPhrase phrase) {
        finals.add(phrase);
    }

    @Override
    public void state(SpeechState state, @Nullable SpeechTrouble trouble) {
        states.add(trouble == null ? state.name() : state + " " + trouble.code());
    }

    @Override
    public void lost(long firstSample, long endSample) {
        lost.add(new SoundPipe.Range(firstSample, endSample));
    }

    @Override
    public void ended() {
        ended = true;
    }
}
