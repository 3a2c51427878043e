package live.rostrum.stream.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Captions of a stream as the API shows them. What follows the language is only for those who manage the stream: names that will be said may not be public yet.
 *
 * @param enabled whether there are any
 * @param language BCP 47 tag of what is spoken
 * @param alternatives tags of more languages, among which is chosen by ear
 * @param provider who recognises the speech; missing: as the server says
 * @param phrases names and terms that are likely to be said
 */
record CaptionsView(
        boolean enabled,
        String language,
        @Nullable List<String> alternatives,
        @Nullable String provider,
        @Nullable List<String> phrases) {

    static CaptionsView of(StreamSettings.Captions captions, boolean manages) {
        return manages
                ? new CaptionsView(
                        captions.enabled(),
                        captions.language(),
                        captions.alternatives(),
                        captions.provider(),
                        captions.phrases())
                : new CaptionsView(captions.enabled(), captions.language(), null, null, null);
    }
}
