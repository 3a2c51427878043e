package live.rostrum.transcription.speech.azure;

import com.microsoft.cognitiveservices.speech.AutoDetectSourceLanguageConfig;
import com.microsoft.cognitiveservices.speech.Connection;
import com.microsoft.cognitiveservices.speech.OutputFormat;
import com.microsoft.cognitiveservices.speech.PhraseListGrammar;
import com.microsoft.cognitiveservices.speech.PropertyId;
import com.microsoft.cognitiveservices.speech.SpeechConfig;
import com.microsoft.cognitiveservices.speech.SpeechRecognizer;
import com.microsoft.cognitiveservices.speech.audio.AudioConfig;
import com.microsoft.cognitiveservices.speech.audio.AudioStreamFormat;
import com.microsoft.cognitiveservices.speech.audio.PushAudioInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import live.rostrum.transcription.settings.AzureProperties;
import live.rostrum.transcription.speech.SpeechRequest;
import live.rostrum.transcription.speech.SpeechSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Continuous recognition by the SDK. Everything of the SDK's holds native memory, and is closed in the opposite order of its making. */
final class SdkRecognizer implements Recognizer {

    private static final Logger log = LoggerFactory.getLogger(SdkRecognizer.class);
    private static final int START_SECONDS = 20;

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final PushAudioInputStream sound;
    private boolean soundEnded;

    private SdkRecognizer(AzureProperties settings, SpeechRequest request, Consumer<RecognizerEvent> events)
            throws ExecutionException, InterruptedException, TimeoutException {
        boolean made = false;
        try {
            SpeechConfig config = keep(config(settings));
            AudioStreamFormat format =
                    AudioStreamFormat.getWaveFormatPCM(SpeechSession.SAMPLE_RATE_HZ, (short) 16, (short) 1);
            opened.addFirst(format::close);
            sound = keep(PushAudioInputStream.create(format));
            AudioConfig input = keep(AudioConfig.fromStreamInput(sound));
            SpeechRecognizer recognizer = keep(recognizer(config, input, request.languages()));
            PhraseListGrammar phrases = keep(PhraseListGrammar.fromRecognizer(recognizer));
            request.phrases().forEach(phrases::addPhrase);
            Connection connection = keep(Connection.fromRecognizer(recognizer));
            connection.connected.addEventListener((_, _) -> events.accept(new RecognizerEvent.Connected()));
            new SdkEvents(events).listenTo(recognizer);
            recognizer.startContinuousRecognitionAsync().get(START_SECONDS, TimeUnit.SECONDS);
            made = true;
        } finally {
            if (!made) {
                close();
            }
        }
    }

    static Recognizer open(AzureProperties settings, SpeechRequest request, Consumer<RecognizerEvent> events) {
        try {
            return new SdkRecognizer(settings, request, events);
        } catch (LinkageError e) {
            throw new NativeLibraryException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Recognition did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static SpeechConfig config(AzureProperties settings) {
        SpeechConfig config = connectTo(settings);
        config.setOutputFormat(OutputFormat.Detailed);
        config.requestWordLevelTimestamps();
        return config;
    }

    private static SpeechConfig connectTo(AzureProperties settings) {
        String key = settings.key();
        if (settings.host() != null) {
            return key == null ? SpeechConfig.fromHost(settings.host()) : SpeechConfig.fromHost(settings.host(), key);
        }
        if (settings.endpoint() != null) {
            return key == null
                    ? SpeechConfig.fromEndpoint(settings.endpoint())
                    : SpeechConfig.fromEndpoint(settings.endpoint(), key);
        }
        return SpeechConfig.fromSubscription(key, settings.region());
    }

    private SpeechRecognizer recognizer(SpeechConfig config, AudioConfig input, List<String> tags) {
        List<String> languages = SpokenLanguages.oneOfEach(tags);
        if (languages.size() == 1) {
            config.setSpeechRecognitionLanguage(languages.getFirst());
            return new SpeechRecognizer(config, input);
        }
        config.setProperty(PropertyId.SpeechServiceConnection_LanguageIdMode, "Continuous");
        return new SpeechRecognizer(config, keep(AutoDetectSourceLanguageConfig.fromLanguages(languages)), input);
    }

    private <T extends AutoCloseable> T keep(T made) {
        opened.addFirst(made);
        return made;
    }

    @Override
    public void write(byte[] pcm) {
        if (!soundEnded) {
            sound.write(pcm);
        }
    }

    @Override
    public void endOfSound() {
        soundEnded = true;
        sound.close();
    }

    @Override
    public void close() {
        for (AutoCloseable each = opened.pollFirst(); each != null; each = opened.pollFirst()) {
            try {
                each.close();
            } catch (Exception e) {
                log.warn("Something of the Azure Speech SDK could not be freed", e);
            }
        }
    }
}
