package live.rostrum.transcription.speech.azure;

import com.microsoft.cognitiveservices.speech.PropertyId;
import com.microsoft.cognitiveservices.speech.ResultReason;
import com.microsoft.cognitiveservices.speech.SpeechRecognitionCanceledEventArgs;
import com.microsoft.cognitiveservices.speech.SpeechRecognitionEventArgs;
import com.microsoft.cognitiveservices.speech.SpeechRecognitionResult;
import com.microsoft.cognitiveservices.speech.SpeechRecognizer;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what the SDK tells, on threads of its own, into events. Each result holds native memory, and is closed here. */
final class SdkEvents {

    private static final Logger log = LoggerFactory.getLogger(SdkEvents.class);

    private final Consumer<RecognizerEvent> events;

    SdkEvents(Consumer<RecognizerEvent> events) {
        this.events = events;
    }

    void listenTo(SpeechRecognizer recognizer) {
        recognizer.recognizing.addEventListener((_, event) -> recognizing(event));
        recognizer.recognized.addEventListener((_, event) -> recognized(event));
        recognizer.canceled.addEventListener((_, event) -> cancelled(event));
        // Follows a cancellation, which is then known already; alone it would mean that the SDK has given up in
        // silence.
        recognizer.sessionStopped.addEventListener(
                (_, _) -> events.accept(new RecognizerEvent.Cancelled(Cancellation.UNREACHABLE)));
    }

    private void recognizing(SpeechRecognitionEventArgs event) {
        try (SpeechRecognitionResult result = event.getResult()) {
            events.accept(new RecognizerEvent.Hypothesis(text(result, List.of())));
        }
    }

    private void recognized(SpeechRecognitionEventArgs event) {
        try (SpeechRecognitionResult result = event.getResult()) {
            if (result.getReason() == ResultReason.RecognizedSpeech) {
                List<RecognizedText.TimedWord> words = ServiceResult.words(
                        result.getProperties().getProperty(PropertyId.SpeechServiceResponse_JsonResult));
                events.accept(new RecognizerEvent.Phrase(text(result, words)));
            } else {
                events.accept(new RecognizerEvent.Nothing(
                        result.getOffset().add(result.getDuration()).longValueExact()));
            }
        }
    }

    private static RecognizedText text(SpeechRecognitionResult result, List<RecognizedText.TimedWord> words) {
        return new RecognizedText(
                result.getOffset().longValueExact(),
                result.getDuration().longValueExact(),
                result.getProperties().getProperty(PropertyId.SpeechServiceConnection_AutoDetectSourceLanguageResult),
                result.getText(),
                words);
    }

    private void cancelled(SpeechRecognitionCanceledEventArgs event) {
        Cancellation why = Cancellation.of(event.getReason(), event.getErrorCode());
        if (why != Cancellation.END_OF_SOUND) {
            // The first line says why; the others name the address. None has the key.
            log.info("Azure Speech: {}, {}", event.getErrorCode(), firstLine(event.getErrorDetails()));
        }
        try (SpeechRecognitionResult result = event.getResult()) {
            log.trace("Cancelled at {}", result.getOffset());
        }
        events.accept(new RecognizerEvent.Cancelled(why));
    }

    private static String firstLine(String details) {
        return details.lines().findFirst().orElse("");
    }
}
