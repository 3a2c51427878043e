package live.rostrum.ingest;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Takes everything, remembers it, and answers as a test says. */
final class RecordingReceiver implements ChunkReceiver {

    final List<PublishStart> starts = new CopyOnWriteArrayList<>();
    final List<PublishChunk> chunks = new CopyOnWriteArrayList<>();
    final List<PublishStop> stops = new CopyOnWriteArrayList<>();
    final List<PublishCaption> captions = new CopyOnWriteArrayList<>();
    final List<Publisher> publishers = new CopyOnWriteArrayList<>();
    final List<Publisher> gone = new CopyOnWriteArrayList<>();
    private volatile @Nullable RuntimeException refusal;
    private volatile @Nullable CompletableFuture<ChunkAnswer> heldAnswer;

    /** What all events are refused with from now on. */
    void refuseWith(RuntimeException exception) {
        refusal = exception;
    }

    /** The answer to all chunks from now on, when it comes. */
    void answerChunksWith(CompletableFuture<ChunkAnswer> answer) {
        heldAnswer = answer;
    }

    /** How many events have come through. */
    int events() {
        return starts.size() + chunks.size() + stops.size();
    }

    @Override
    public CompletionStage<StartAnswer> start(Publisher publisher, PublishStart start) {
        refuse();
        publishers.add(publisher);
        starts.add(start);
        return CompletableFuture.completedFuture(new StartAnswer(start.oldestSeq(), start.oldestSeq() > 0, 4_000_000));
    }

    @Override
    public CompletionStage<ChunkAnswer> chunk(Publisher publisher, PublishChunk chunk) {
        refuse();
        chunks.add(chunk);
        CompletableFuture<ChunkAnswer> held = heldAnswer;
        return held != null ? held : CompletableFuture.completedFuture(new ChunkAnswer(chunk.seq() + 1, 3_000_000));
    }

    @Override
    public CompletionStage<Void> stop(Publisher publisher, PublishStop stop) {
        refuse();
        stops.add(stop);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> caption(Publisher publisher, PublishCaption caption) {
        refuse();
        captions.add(caption);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void gone(Publisher publisher) {
        gone.add(publisher);
    }

    private void refuse() {
        RuntimeException exception = refusal;
        if (exception != null) {
            throw exception;
        }
    }
}
