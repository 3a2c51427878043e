package live.rostrum.transcription.speech;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says who can recognise speech here. */
@RestController
@RequestMapping("/api/transcripts/providers")
@Tag(name = "Captions", description = "Who recognises speech, and how it goes.")
class ProviderController {

    private final SpeechProviders providers;

    ProviderController(SpeechProviders providers) {
        this.providers = providers;
    }

    @GetMapping
    @Operation(
            summary = "List the providers of captions",
            description = "Each with what keeps it from being used, if something does, and with whom speech is sent to."
                    + " `draft`: too often wrong to be shown without that word.")
    ProviderList list() {
        return new ProviderList(
                providers.defaultName(),
                providers.all().stream().map(ProviderList.Item::of).toList());
    }
}
