package live.rostrum.transcription.speech.sphinx;

import edu.cmu.sphinx.result.WordResult;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import live.rostrum.transcription.speech.ClosableListener;
import live.rostrum.transcription.speech.SoundPipe;
import live.rostrum.transcription.speech.SpeechListener;
import live.rostrum.transcription.speech.SpeechSession;
import live.rostrum.transcription.speech.SpeechState;
import live.rostrum.transcription.speech.SpeechTrouble;
import live.rostrum.transcription.speech.SpokenPhrase;
import live.rostrum.transcription.speech.SpokenWord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stream that Sphinx listens to, on a thread of its own. If that falls ten seconds behind, it goes on with what is said now. */
final class SphinxSession implements SpeechSession {

    private static final Logger log = LoggerFactory.getLogger(SphinxSession.class);
    private static final long MOST_BEHIND_SAMPLES = 10L * SAMPLE_RATE_HZ;
    private static final long SAMPLES_PER_MS = SAMPLE_RATE_HZ / 1_000;

    private final String name;
    private final Semaphore places;
    private final ClosableListener listener;
    private final SoundPipe pipe = new SoundPipe(MOST_BEHIND_SAMPLES);
    private long ordinal;
    private @Nullable SpokenPhrase shown;

    private SphinxSession(String name, Semaphore places, SpeechListener listener) {
        this.name = name;
        this.places = places;
        this.listener = new ClosableListener(listener);
    }

    static SphinxSession begin(String name, Semaphore places, SpeechListener listener) {
        SphinxSession session = new SphinxSession(name, places, listener);
        var _ = Thread.ofPlatform().name("sphinx-" + name).daemon().start(session::run);
        return session;
    }

    @Override
    public void audio(long firstSample, byte[] pcm) {
        pipe.put(firstSample, pcm).ifPresent(dropped -> {
            listener.state(SpeechState.LISTENING, SpeechTrouble.TOO_MUCH_LOAD);
            listener.lost(dropped.firstSample(), dropped.endSample());
        });
    }

    @Override
    public void finish() {
        pipe.finish();
    }

    @Override
    public void close() {
        listener.close();
        pipe.close();
    }

    private void run() {
        try {
            if (waitForPlace()) {
                try {
                    listen();
                } finally {
                    places.release();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            log.error("Sphinx cannot listen to stream {}", name, e);
            listener.state(SpeechState.FAILED, null);
        } finally {
            listener.ended();
        }
    }

    /** False if the session ends before. */
    private boolean waitForPlace() throws InterruptedException {
        if (places.tryAcquire()) {
            return true;
        }
        listener.state(SpeechState.QUEUED, null);
        while (!pipe.isEnding()) {
            if (places.tryAcquire(100, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        for (Optional<SoundPipe.Piece> unheard = pipe.take(); unheard.isPresent(); unheard = pipe.take()) {
            listener.lost(unheard.get().firstSample(), unheard.get().endSample());
        }
        return false;
    }

    private void listen() throws IOException, InterruptedException {
        listener.state(SpeechState.STARTING, null);
        SphinxRecogniser recogniser = SphinxRecogniser.load();
        try {
            listener.state(SpeechState.LISTENING, null);
            Optional<SoundPipe.Piece> piece = pipe.take();
            while (piece.isPresent()) {
                PipeStream sound = new PipeStream(pipe, piece.get());
                hear(recogniser, sound);
                piece = sound.following();
            }
        } finally {
            recogniser.close();
        }
    }

    private void hear(SphinxRecogniser recogniser, PipeStream sound) {
        recogniser.listen(sound, words -> phrase(words, sound).ifPresent(this::growing));
        for (Optional<List<WordResult>> words = recogniser.next(); words.isPresent(); words = recogniser.next()) {
            phrase(words.get(), sound)
                    .or(() -> Optional.ofNullable(shown).map(SphinxSession::nothing))
                    .ifPresent(this::done);
        }
    }

    private void growing(SpokenPhrase phrase) {
        shown = phrase;
        listener.partial(phrase);
    }

    private void done(SpokenPhrase phrase) {
        shown = null;
        listener.finalPhrase(phrase);
        listener.state(SpeechState.LISTENING, null);
        ordinal++;
    }

    /** What was taken for words was none. */
    private static SpokenPhrase nothing(SpokenPhrase shown) {
        return new SpokenPhrase(
                shown.ordinal(), shown.startSample(), shown.endSample(), shown.language(), "", List.of());
    }

    private Optional<SpokenPhrase> phrase(List<WordResult> results, PipeStream sound) {
        List<SpokenWord> words = results.stream()
                .map(result -> word(result, sound.firstSample()))
                .toList();
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(new SpokenPhrase(
                        ordinal,
                        words.getFirst().startSample(),
                        words.getLast().endSample(),
                        SphinxRecogniser.LANGUAGE,
                        words.stream().map(SpokenWord::text).collect(Collectors.joining(" ")),
                        words));
    }

    private static SpokenWord word(WordResult result, long firstSample) {
        long start = firstSample + result.getTimeFrame().getStart() * SAMPLES_PER_MS;
        long end = firstSample + result.getTimeFrame().getEnd() * SAMPLES_PER_MS;
        return new SpokenWord(start, Math.max(start, end), result.getWord().getSpelling());
    }
}
