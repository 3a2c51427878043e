package live.rostrum.hls.audio;

import java.net.URI;
import live.rostrum.tokens.InternalTokens;
import tools.jackson.databind.json.JsonMapper;

/** transcription-service, as the streams of this server see it. */
public final class Transcription implements AutoCloseable {

    private final TranscriptionClient client;
    private final AudioPatience patience;

    /**
     * Nothing is called until a stream has something to say.
     *
     * @param base URL of transcription-service
     */
    public Transcription(URI base, InternalTokens tokens, JsonMapper json) {
        this(base, tokens, json, AudioPatience.DEFAULT);
    }

    Transcription(URI base, InternalTokens tokens, JsonMapper json, AudioPatience patience) {
        this.client = new TranscriptionClient(base, tokens, json);
        this.patience = patience;
    }

    /** The way of one stream; its owner closes it. */
    public StreamSpeech stream(String streamId) {
        return new StreamSpeech(streamId, client, patience);
    }

    /** Lets go of the connections. */
    @Override
    public void close() {
        client.close();
    }
}
