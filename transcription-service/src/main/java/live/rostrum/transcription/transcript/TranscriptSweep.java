package live.rostrum.transcription.transcript;

import java.util.List;
import live.rostrum.transcription.coordination.StreamDirectory;
import live.rostrum.transcription.coordination.StreamDirectory.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Asks stream-service for the stream of each transcript, some at a time: one whose stream is deleted goes, one whose end was missed is ended.
 */
@Component
public class TranscriptSweep {

    private static final Logger log = LoggerFactory.getLogger(TranscriptSweep.class);

    private static final int AT_A_TIME = 200;

    private final TranscriptShelf shelf;
    private final StreamDirectory streams;
    private String last = "";

    TranscriptSweep(TranscriptShelf shelf, StreamDirectory streams) {
        this.shelf = shelf;
        this.streams = streams;
    }

    /** One round: some transcripts, behind those of the last one. */
    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    public synchronized void round() {
        try {
            List<Transcript> some = shelf.after(last, AT_A_TIME);
            last = some.size() < AT_A_TIME ? "" : some.getLast().streamId();
            for (Transcript transcript : some) {
                switch (streams.ask(transcript.streamId())) {
                    case Answer.Known(StreamDirectory.KnownStream stream) -> endMissed(transcript, stream);
                    case Answer.Gone() -> forget(transcript);
                    case Answer.Away() -> {
                        return;
                    }
                }
            }
        } catch (DataAccessException e) {
            log.debug("No database to sweep: {}", e.toString());
        }
    }

    private void endMissed(Transcript transcript, StreamDirectory.KnownStream stream) {
        if (stream.ended() && !transcript.ended()) {
            shelf.end(transcript.streamId());
        }
    }

    private void forget(Transcript transcript) {
        log.info("Stream {} is gone, and so is its transcript", transcript.streamId());
        shelf.remove(transcript.streamId());
    }
}
