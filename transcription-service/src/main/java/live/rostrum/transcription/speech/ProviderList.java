package live.rostrum.transcription.speech;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All providers, for people.
 *
 * @param defaultName who listens if a stream does not say
 * @param items each of them
 */
record ProviderList(@JsonProperty("default") String defaultName, List<Item> items) {

    /**
     * One provider.
     *
     * @param name as streams name it
     * @param available whether it can be used here
     * @param code what is in the way
     * @param draft whether what it hears is too often wrong to be shown without that word
     * @param local whether speech stays on this machine
     * @param languages BCP 47 tags that it knows; null: too many to list
     * @param sendsTo whom speech is sent to
     */
    record Item(
            String name,
            boolean available,
            @Nullable String code,
            boolean draft,
            boolean local,
            @Nullable List<String> languages,
            @Nullable String sendsTo) {

        static Item of(SpeechProvider provider) {
            Availability availability = provider.availability();
            ProviderTraits traits = provider.traits();
            return new Item(
                    provider.name(),
                    availability.here(),
                    Optional.ofNullable(availability.trouble())
                            .map(SpeechTrouble::code)
                            .orElse(null),
                    traits.draft(),
                    traits.local(),
                    traits.languages(),
                    traits.sendsTo());
        }
    }
}
