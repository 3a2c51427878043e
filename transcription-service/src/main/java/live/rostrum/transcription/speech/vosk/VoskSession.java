package live.rostrum.transcription.speech.vosk;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import live.rostrum.transcription.speech.ClosableListener;
import live.rostrum.transcription.speech.SoundPipe;
import live.rostrum.transcription.speech.SpeechListener;
import live.rostrum.transcription.speech.SpeechSession;
import live.rostrum.transcription.speech.SpeechState;
import live.rostrum.transcription.speech.SpeechTrouble;
import live.rostrum.transcription.speech.SpokenPhrase;
import live.rostrum.transcription.speech.SpokenWord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vosk.Model;
import org.vosk.Recognizer;

/** A stream that Vosk listens to, on a thread of its own. If that falls a minute behind, it goes on with what is said now. */
final class VoskSession implements SpeechSession {

    private static final Logger log = LoggerFactory.getLogger(VoskSession.class);
    private static final long MOST_BEHIND_SAMPLES = 60L * SAMPLE_RATE_HZ;

    private final String name;
    private final VoskModels models;
    private final String language;
    private final ClosableListener listener;
    private final SoundPipe pipe = new SoundPipe(MOST_BEHIND_SAMPLES);
    private long ordinal;

    private VoskSession(String name, VoskModels models, String language, SpeechListener listener) {
        this.name = name;
        this.models = models;
        this.language = language;
        this.listener = new ClosableListener(listener);
    }

    static VoskSession begin(String name, VoskModels models, String language, SpeechListener listener) {
        VoskSession session = new VoskSession(name, models, language, listener);
        var _ = Thread.ofPlatform().name("vosk-" + name).daemon().start(session::run);
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
            listener.state(SpeechState.STARTING, null);
            Model model = models.of(language);
            listener.state(SpeechState.LISTENING, null);
            Optional<SoundPipe.Piece> piece = pipe.take();
            while (piece.isPresent()) {
                piece = hear(model, piece.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            log.error("Vosk cannot read the model of {}: {}", language, e.toString());
            listener.state(SpeechState.FAILED, SpeechTrouble.NO_MODEL);
        } catch (LinkageError e) {
            log.error("Vosk's native library cannot be used: {}", e.toString());
            listener.state(SpeechState.FAILED, SpeechTrouble.NO_NATIVE_LIBRARY);
        } catch (RuntimeException e) {
            log.error("Vosk cannot listen to stream {}", name, e);
            listener.state(SpeechState.FAILED, null);
        } finally {
            listener.ended();
        }
    }

    /** Hears sound without a gap in it; what comes after the gap is returned. */
    private Optional<SoundPipe.Piece> hear(Model model, SoundPipe.Piece first)
            throws IOException, InterruptedException {
        try (Recognizer recognizer = new Recognizer(model, SAMPLE_RATE_HZ)) {
            recognizer.setWords(true);
            recognizer.setPartialWords(true);
            Phrases phrases = new Phrases(first.firstSample());
            Optional<SoundPipe.Piece> piece = Optional.of(first);
            long next = first.firstSample();
            while (piece.isPresent() && piece.get().firstSample() == next) {
                byte[] pcm = piece.get().pcm();
                next = piece.get().endSample();
                if (recognizer.acceptWaveForm(pcm, pcm.length)) {
                    phrases.done(VoskResult.read(recognizer.getResult()), next);
                } else {
                    phrases.growing(VoskResult.read(recognizer.getPartialResult()), next);
                }
                piece = pipe.take();
            }
            phrases.done(VoskResult.read(recognizer.getFinalResult()), next);
            return piece;
        }
    }

    /** What one recogniser says, on the stream's axis. */
    private final class Phrases {

        private final long origin;
        private long begin;
        private String shown = "";

        Phrases(long origin) {
            this.origin = origin;
            this.begin = origin;
        }

        void growing(VoskResult result, long now) {
            if (!result.said().isBlank() && !result.said().equals(shown)) {
                shown = result.said();
                listener.partial(phrase(result, now));
            }
        }

        void done(VoskResult result, long now) {
            if (!result.said().isBlank() || !shown.isEmpty()) {
                listener.finalPhrase(phrase(result, now));
                listener.state(SpeechState.LISTENING, null);
                ordinal++;
            }
            shown = "";
            begin = now;
        }

        private SpokenPhrase phrase(VoskResult result, long now) {
            List<SpokenWord> words =
                    result.timed().stream().map(word -> word(word, now)).toList();
            return new SpokenPhrase(
                    ordinal,
                    words.isEmpty() ? begin : words.getFirst().startSample(),
                    words.isEmpty() ? now : words.getLast().endSample(),
                    language,
                    result.said(),
                    words);
        }

        private SpokenWord word(VoskResult.Word word, long now) {
            long start = Math.clamp(origin + Math.round(word.start() * SAMPLE_RATE_HZ), origin, now);
            long end = Math.clamp(origin + Math.round(word.end() * SAMPLE_RATE_HZ), start, now);
            return new SpokenWord(start, end, word.word());
        }
    }
}
