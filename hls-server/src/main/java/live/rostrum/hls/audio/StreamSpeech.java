package live.rostrum.hls.audio;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The way of one stream's speech to transcription-service. Nothing here blocks. Thread safe. */
public final class StreamSpeech {

    /** Phrases that may wait for those before them; a browser's socket sends ten a second at most. */
    private static final int MAX_WAITING_PHRASES = 20;

    private final String streamId;
    private final TranscriptionClient client;
    private final AudioPatience patience;
    private @Nullable AudioFeed feed;
    private boolean closed;
    private CompletableFuture<PhraseAnswer> lastPhrase = CompletableFuture.completedFuture(PhraseAnswer.TAKEN);
    private int waitingPhrases;

    StreamSpeech(String streamId, TranscriptionClient client, AudioPatience patience) {
        this.streamId = streamId;
        this.client = client;
        this.patience = patience;
    }

    /**
     * Takes sound: 16 kHz, mono, signed 16 bits, little endian.
     *
     * @param firstSample counts from the run's beginning
     */
    public synchronized void sound(RunSound run, long firstSample, byte[] pcm) {
        if (closed) {
            return;
        }
        AudioFeed existing = feed;
        if (existing == null) {
            existing = new AudioFeed(streamId, client, patience);
            feed = existing;
        }
        existing.add(new AudioBlock(run.firstSample() + firstSample, pcm, run));
    }

    /** Hands a phrase over behind those before it; the stage says what became of it and never fails. */
    public synchronized CompletionStage<PhraseAnswer> phrase(BrowserPhrase phrase) {
        if (waitingPhrases >= MAX_WAITING_PHRASES) {
            return CompletableFuture.completedStage(PhraseAnswer.NOT_NOW);
        }
        waitingPhrases++;
        lastPhrase = lastPhrase
                .thenCompose(before -> client.post(streamId, phrase))
                .exceptionally(failure -> PhraseAnswer.NOT_NOW);
        return lastPhrase.whenComplete((answer, failure) -> phraseDone());
    }

    /** Sound that was dropped because it could not be handed over in time. */
    public synchronized Duration lostSound() {
        return feed == null ? Duration.ZERO : feed.lost();
    }

    /** Nothing follows; what waits may still be taken, for five seconds. */
    public synchronized void close() {
        closed = true;
        if (feed != null) {
            feed.close();
        }
    }

    /** Waits until what was there at {@link #close} has been taken or given up. */
    public void awaitEnd() throws InterruptedException {
        AudioFeed ending;
        synchronized (this) {
            ending = feed;
        }
        if (ending != null) {
            ending.awaitEnd();
        }
    }

    private synchronized void phraseDone() {
        waitingPhrases--;
    }
}
