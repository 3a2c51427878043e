package live.rostrum.transcription.speech.sphinx;

import java.util.List;
import java.util.concurrent.Semaphore;
import live.rostrum.transcription.settings.SphinxProperties;
import live.rostrum.transcription.speech.Availability;
import live.rostrum.transcription.speech.ProviderTraits;
import live.rostrum.transcription.speech.SpeechListener;
import live.rostrum.transcription.speech.SpeechProvider;
import live.rostrum.transcription.speech.SpeechRequest;
import live.rostrum.transcription.speech.SpeechSession;
import live.rostrum.transcription.speech.SpeechTrouble;
import org.springframework.stereotype.Component;

/** Sphinx: American English, on this machine, without a model to fetch. Only where it was asked for. */
@Component
public class SphinxSpeech implements SpeechProvider {

    private static final ProviderTraits TRAITS = new ProviderTraits(List.of(SphinxRecogniser.LANGUAGE), true, null, 1);

    private final boolean enabled;
    private final Semaphore places;

    public SphinxSpeech(SphinxProperties settings) {
        this.enabled = settings.enabled();
        this.places = new Semaphore(settings.maxSessions(), true);
    }

    @Override
    public String name() {
        return "sphinx";
    }

    @Override
    public Availability availability() {
        return enabled ? Availability.HERE : Availability.not(SpeechTrouble.NO_PROVIDER);
    }

    @Override
    public ProviderTraits traits() {
        return TRAITS;
    }

    @Override
    public SpeechSession open(SpeechRequest request, SpeechListener listener) {
        return SphinxSession.begin(request.name(), places, listener);
    }
}
