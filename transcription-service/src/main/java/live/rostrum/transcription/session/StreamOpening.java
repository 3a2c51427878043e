package live.rostrum.transcription.session;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import live.rostrum.transcription.coordination.CaptionWishes;
import live.rostrum.transcription.coordination.StreamDirectory;
import live.rostrum.transcription.coordination.StreamDirectory.Answer;
import live.rostrum.transcription.coordination.StreamDirectory.KnownStream;
import live.rostrum.transcription.speech.SpeechChoice;
import live.rostrum.transcription.speech.SpeechProvider;
import live.rostrum.transcription.speech.SpeechProviders;
import live.rostrum.transcription.speech.SpeechRequest;
import live.rostrum.transcription.speech.browser.BrowserSpeech;
import live.rostrum.transcription.transcript.TranscriptResume;
import live.rostrum.transcription.transcript.TranscriptSink;
import org.springframework.stereotype.Component;

/** Decides whether a stream is captioned and by whom, and where it goes on. Blocks for stream-service and the database. */
@Component
final class StreamOpening {

    private static final int MOST_LANGUAGES = 4;

    private final StreamDirectory streams;
    private final SpeechProviders providers;
    private final TranscriptSink transcripts;

    StreamOpening(StreamDirectory streams, SpeechProviders providers, TranscriptSink transcripts) {
        this.streams = streams;
        this.providers = providers;
        this.transcripts = transcripts;
    }

    /** What came of it. */
    sealed interface Outcome {

        /** The stream is captioned. */
        record Captioned(StreamSetup setup) implements Outcome {}

        /** It is not. */
        record Refused(AudioAnswer answer) implements Outcome {}
    }

    /**
     * Opens a stream.
     *
     * @param spoken whether it is the browser that listens
     * @param language what hls-server says of its language
     * @param axis of hls-server
     */
    Outcome open(String streamId, boolean spoken, String language, Axis axis) {
        return switch (streams.ask(streamId)) {
            case Answer.Gone() -> new Outcome.Refused(new AudioAnswer.Unknown());
            case Answer.Known(KnownStream stream) when stream.ended() -> new Outcome.Refused(new AudioAnswer.Over());
            case Answer.Known(KnownStream stream) -> {
                CaptionWishes wishes = stream.captions();
                yield wishes == null || !wishes.enabled()
                        ? new Outcome.Refused(new AudioAnswer.NotWanted("captions are off"))
                        : choose(streamId, spoken, wishes, axis);
            }
            case Answer.Away() -> {
                String provider = spoken ? BrowserSpeech.NAME : null;
                yield choose(streamId, spoken, new CaptionWishes(true, language, List.of(), provider, List.of()), axis);
            }
        };
    }

    /** Whether stream-service says that a stream is over, or does not know it. */
    boolean isOver(String streamId) {
        return switch (streams.ask(streamId)) {
            case Answer.Known(KnownStream stream) -> stream.ended();
            case Answer.Gone() -> true;
            case Answer.Away() -> false;
        };
    }

    /** What would come of it, as far as people want to know. */
    CaptionState foreseen(CaptionWishes wishes) {
        return switch (providers.choose(wishes.provider(), wishes.language())) {
            case SpeechChoice.Nobody(String name, var trouble) -> CaptionState.nobody(name, trouble, wishes.language());
            case SpeechChoice.Chosen(SpeechProvider provider) ->
                CaptionState.waiting(provider.name(), provider.traits().draft(), wishes.language());
        };
    }

    private Outcome choose(String streamId, boolean spoken, CaptionWishes wishes, Axis axis) {
        return switch (providers.choose(wishes.provider(), wishes.language())) {
            case SpeechChoice.Nobody(String name, var trouble) ->
                new Outcome.Refused(new AudioAnswer.NotWanted(trouble.code()));
            case SpeechChoice.Chosen(SpeechProvider provider)
            when provider.name().equals(BrowserSpeech.NAME) != spoken ->
                new Outcome.Refused(new AudioAnswer.NotWanted("they come from " + provider.name()));
            case SpeechChoice.Chosen(SpeechProvider provider) ->
                new Outcome.Captioned(setup(streamId, provider, wishes, axis));
        };
    }

    private StreamSetup setup(String streamId, SpeechProvider provider, CaptionWishes wishes, Axis axis) {
        List<String> languages = Stream.concat(Stream.of(wishes.language()), wishes.alternatives().stream())
                .distinct()
                .limit(Math.min(MOST_LANGUAGES, provider.traits().mostLanguages()))
                .toList();
        SpeechRequest request = new SpeechRequest(streamId, languages, wishes.phrases());
        Optional<TranscriptResume> before = transcripts.resume(streamId);
        if (before.isEmpty()) {
            return new StreamSetup(streamId, provider, request, axis, StreamSetup.Known.NOTHING);
        }
        Axis known = new Axis((double) before.get().epoch().toEpochMilli());
        Axis ours = known.shiftFrom(axis) == 0 ? axis : known;
        long until = ours.sample((double) before.get().lastEndTime());
        return new StreamSetup(streamId, provider, request, ours, new StreamSetup.Known(until, "restart"));
    }
}
