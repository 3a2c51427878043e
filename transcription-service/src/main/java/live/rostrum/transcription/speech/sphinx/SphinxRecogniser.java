package live.rostrum.transcription.speech.sphinx;

import edu.cmu.sphinx.api.AbstractSpeechRecognizer;
import edu.cmu.sphinx.api.Configuration;
import edu.cmu.sphinx.api.Context;
import edu.cmu.sphinx.decoder.ResultListener;
import edu.cmu.sphinx.result.Result;
import edu.cmu.sphinx.result.WordResult;
import edu.cmu.sphinx.util.TimeFrame;
import edu.cmu.sphinx.util.props.PropertySheet;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sphinx' recogniser with its American English model and beams that are narrower than its own: 0.4 of a core instead of more than one. About 300 MB
 * and two seconds to make. Used by one thread.
 */
final class SphinxRecogniser extends AbstractSpeechRecognizer {

    static final String LANGUAGE = "en-US";

    private static final String CONFIGURATION = "resource:/live/rostrum/transcription/speech/sphinx/sphinx.config.xml";
    private static final String MODELS = "resource:/edu/cmu/sphinx/models/en-us/";

    private Consumer<List<WordResult>> partials = words -> {};

    private SphinxRecogniser(Context context) throws IOException {
        super(context);
        recognizer.allocate();
        recognizer.addResultListener(new ResultListener() {
            @Override
            public void newResult(Result result) {
                if (!result.isFinal()) {
                    partials.accept(words(result));
                }
            }

            @Override
            public void newProperties(PropertySheet properties) {}
        });
    }

    static SphinxRecogniser load() throws IOException {
        Configuration models = new Configuration();
        models.setAcousticModelPath(MODELS + "en-us");
        models.setDictionaryPath(MODELS + "cmudict-en-us.dict");
        models.setLanguageModelPath(MODELS + "en-us.lm.bin");
        return new SphinxRecogniser(new Context(CONFIGURATION, models));
    }

    /**
     * Listens to other sound from now on.
     *
     * @param sound 16 kHz, mono, signed 16 bit, little endian
     * @param heard takes the words of a phrase that is not over, twice a second; times are in milliseconds of this sound
     */
    void listen(InputStream sound, Consumer<List<WordResult>> heard) {
        partials = heard;
        context.setSpeechSource(sound, TimeFrame.INFINITE);
    }

    /**
     * The words of the next phrase, perhaps none; empty at the end of the sound. Blocks as the sound does.
     *
     * <p>Asks the recogniser itself and not {@code getResult()}: that makes a lattice, and breaks on a phrase that no path has come to the end of.
     */
    Optional<List<WordResult>> next() {
        @Nullable Result result = recognizer.recognize();
        return result == null ? Optional.empty() : Optional.of(words(result));
    }

    void close() {
        recognizer.deallocate();
    }

    private static List<WordResult> words(Result result) {
        if (result.getBestToken() == null) {
            return List.of();
        }
        return result.getTimedBestResult(false).stream()
                .filter(word -> !word.getWord().getSpelling().startsWith("<"))
                .toList();
    }
}
