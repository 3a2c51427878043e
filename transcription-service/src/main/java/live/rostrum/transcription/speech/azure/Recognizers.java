package live.rostrum.transcription.speech.azure;

import java.util.function.Consumer;
import live.rostrum.transcription.speech.SpeechRequest;

/** Makes recognizers. */
@FunctionalInterface
interface Recognizers {

    /**
     * Makes one and starts it. May block for seconds; a service that is away is told by an event.
     *
     * @param events called by any thread, one call at a time; must return at once
     * @throws NativeLibraryException if the SDK cannot run here
     */
    Recognizer open(SpeechRequest request, Consumer<RecognizerEvent> events);
}
