package live.rostrum.transcription.speech.vosk;

import java.util.List;
import live.rostrum.transcription.settings.VoskProperties;
import live.rostrum.transcription.speech.Availability;
import live.rostrum.transcription.speech.LanguageTags;
import live.rostrum.transcription.speech.ProviderTraits;
import live.rostrum.transcription.speech.SpeechListener;
import live.rostrum.transcription.speech.SpeechProvider;
import live.rostrum.transcription.speech.SpeechRequest;
import live.rostrum.transcription.speech.SpeechSession;
import live.rostrum.transcription.speech.SpeechTrouble;
import org.springframework.stereotype.Component;

/** Vosk: the languages whose model folders are configured and there. */
@Component
public class VoskSpeech implements SpeechProvider {

    private final VoskModels models;

    public VoskSpeech(VoskProperties settings) {
        this.models = new VoskModels(settings.folders());
    }

    @Override
    public String name() {
        return "vosk";
    }

    @Override
    public Availability availability() {
        if (models.languages().isEmpty()) {
            return Availability.not(SpeechTrouble.NO_MODEL);
        }
        return VoskLibrary.isHere() ? Availability.HERE : Availability.not(SpeechTrouble.NO_NATIVE_LIBRARY);
    }

    @Override
    public ProviderTraits traits() {
        return new ProviderTraits(models.languages(), false, null, 1);
    }

    @Override
    public SpeechSession open(SpeechRequest request, SpeechListener listener) {
        List<String> languages = models.languages();
        String wanted = request.languages().getFirst();
        return VoskSession.begin(
                request.name(), models, LanguageTags.closest(languages, wanted).orElse(wanted), listener);
    }
}
