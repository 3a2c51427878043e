package live.rostrum.transcription.speech.browser;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.rostrum.transcription.speech.SpeechListener;
import live.rostrum.transcription.speech.SpeechSession;
import live.rostrum.transcription.speech.SpeechState;
import live.rostrum.transcription.speech.SpokenPhrase;
import org.jspecify.annotations.Nullable;

/** A stream that its browser listens to. Called by one thread at a time, on which the listener is called too. */
public final class BrowserSession implements SpeechSession {

    /** A phrase is final within seconds; what is older is repeated by nobody. */
    private static final int MOST_KNOWN = 200;

    private final String language;
    private final SpeechListener listener;
    private final Map<String, Heard> heard = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Heard> eldest) {
            return size() > MOST_KNOWN;
        }
    };
    private long nextOrdinal;
    private boolean listening;
    private boolean closed;

    BrowserSession(String language, SpeechListener listener) {
        this.language = language;
        this.listener = listener;
    }

    private record Heard(long ordinal, boolean isFinal) {}

    /**
     * Takes a phrase that the browser has recognised. A repeat of a final one does nothing.
     *
     * @param id the browser's name for it, the same from partial to final
     * @param startSample position of its beginning
     * @param endSample position after its end
     * @param spoken BCP 47 tag; null: the stream's language
     * @param text as it is to be read; empty: nothing was said
     * @param isFinal whether it will not change any more
     */
    public void phrase(
            String id, long startSample, long endSample, @Nullable String spoken, String text, boolean isFinal) {
        Heard known = heard.get(id);
        if (closed || (known != null && known.isFinal())) {
            return;
        }
        if (!listening) {
            listening = true;
            listener.state(SpeechState.LISTENING, null);
        }
        long ordinal = known == null ? nextOrdinal++ : known.ordinal();
        heard.put(id, new Heard(ordinal, isFinal));
        SpokenPhrase phrase =
                new SpokenPhrase(ordinal, startSample, endSample, spoken == null ? language : spoken, text, List.of());
        if (isFinal) {
            listener.finalPhrase(phrase);
        } else {
            listener.partial(phrase);
        }
    }

    /** Sound is for others. */
    @Override
    public void audio(long firstSample, byte[] pcm) {
        throw new UnsupportedOperationException("The browser listens, not we");
    }

    @Override
    public void finish() {
        if (!closed) {
            closed = true;
            listener.ended();
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
