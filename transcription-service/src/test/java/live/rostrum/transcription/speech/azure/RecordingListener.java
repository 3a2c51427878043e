package live.rostrum.transcription.speech.azure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import live.rostrum.transcription.speech.SpeechListener;
import live.rostrum.transcription.speech.SpeechState;
import live.rostrum.transcription.speech.SpeechTrouble;
import live.rostrum.transcription.speech.SpokenPhrase;
import org.jspecify.annotations.Nullable;

/** Notes all that is told, and whether two calls were made at once. */
class RecordingListener implements SpeechListener {

    private final List<SpokenPhrase> partials = new ArrayList<>();
    private final List<SpokenPhrase> finals = new ArrayList<>();
    private final List<String> states = new ArrayList<>();
    private final List<SoundBuffer.Range> lost = new ArrayList<>();
    private final AtomicBoolean inside = new AtomicBoolean();
    private int ends;
    private int overlaps;
    private int calls;

    @Override
    public void partial(SpokenPhrase phrase) {
        note(() -> partials.add(phrase));
    }

    @Override
    public void finalPhrase(SpokenPhrase phrase) {
        note(() -> finals.add(phrase));
    }

    @Override
    public void state(SpeechState state, @Nullable SpeechTrouble trouble) {
        note(() -> states.add(trouble == null ? state.name() : state + " " + trouble.code()));
    }

    @Override
    public void lost(long firstSample, long endSample) {
        note(() -> lost.add(new SoundBuffer.Range(firstSample, endSample)));
    }

    @Override
    public void ended() {
        note(() -> ends++);
    }

    private void note(Runnable what) {
        if (!inside.compareAndSet(false, true)) {
            synchronized (this) {
                overlaps++;
            }
        }
        synchronized (this) {
            calls++;
            what.run();
        }
        inside.set(false);
    }

    synchronized List<SpokenPhrase> partials() {
        return List.copyOf(partials);
    }

    synchronized List<SpokenPhrase> finals() {
        return List.copyOf(finals);
    }

    synchronized List<String> texts() {
        return finals.stream().map(SpokenPhrase::text).toList();
    }

    synchronized List<String> states() {
        return List.copyOf(states);
    }

    synchronized List<SoundBuffer.Range> lost() {
        return List.copyOf(lost);
    }

    synchronized int ends() {
        return ends;
    }

    synchronized int overlaps() {
        return overlaps;
    }

    synchronized int calls() {
        return calls;
    }
}
