package live.rostrum.transcription.session;

import java.util.function.Consumer;
import live.rostrum.transcription.transcript.TranscriptSink;

/** Tells the transcript of one stream what there is, in order, without anybody waiting for it. Thread-safe. */
final class SinkLane {

    private final Mailbox mailbox;
    private final TranscriptSink sink;

    SinkLane(Mailbox mailbox, TranscriptSink sink) {
        this.mailbox = mailbox;
        this.sink = sink;
    }

    void tell(Consumer<TranscriptSink> what) {
        if (!mailbox.post(() -> what.accept(sink))) {
            throw new IllegalStateException("The transcript takes nothing any more");
        }
    }
}
