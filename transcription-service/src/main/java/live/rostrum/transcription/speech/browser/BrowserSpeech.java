package live.rostrum.transcription.speech.browser;

import live.rostrum.transcription.speech.Availability;
import live.rostrum.transcription.speech.ProviderTraits;
import live.rostrum.transcription.speech.SpeechListener;
import live.rostrum.transcription.speech.SpeechProvider;
import live.rostrum.transcription.speech.SpeechRequest;
import org.springframework.stereotype.Component;

/** The recognition of the speaker's own browser (Web Speech API): phrases come in the place of sound. */
@Component
public class BrowserSpeech implements SpeechProvider {

    /** Its name. */
    public static final String NAME = "browser";

    private static final ProviderTraits TRAITS = new ProviderTraits(null, false, "the maker of the browser", 1);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Availability availability() {
        return Availability.HERE;
    }

    @Override
    public ProviderTraits traits() {
        return TRAITS;
    }

    @Override
    public BrowserSession open(SpeechRequest request, SpeechListener listener) {
        return new BrowserSession(request.languages().getFirst(), listener);
    }
}
