package live.rostrum.transcription.transcript;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import live.rostrum.transcription.coordination.StreamDirectory;
import live.rostrum.transcription.coordination.StreamDirectory.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.mapping.MappingException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Stores what is understood, and keeps it in a journal while the database is away. Once something waits, everything does, so that the order stays; every two seconds the
 * database is tried again.
 */
@Component
public class DurableTranscripts implements TranscriptSink {

    private static final Logger log = LoggerFactory.getLogger(DurableTranscripts.class);

    private final TranscriptShelf shelf;
    private final PhraseJournal journal;
    private final StreamDirectory streams;
    private final ReentrantLock storing = new ReentrantLock();
    private final AtomicLong lost = new AtomicLong();

    DurableTranscripts(TranscriptShelf shelf, PhraseJournal journal, StreamDirectory streams) {
        this.shelf = shelf;
        this.journal = journal;
        this.streams = streams;
    }

    @Override
    public void begun(TranscriptStart start) {
        take(TranscriptEvent.of(start));
    }

    @Override
    public void finalPhrase(TranscribedPhrase phrase) {
        take(TranscriptEvent.of(phrase));
    }

    @Override
    public void gap(TranscriptGap gap) {
        take(TranscriptEvent.of(gap));
    }

    @Override
    public void ended(String streamId) {
        take(TranscriptEvent.end(streamId));
    }

    @Override
    public Optional<TranscriptResume> resume(String streamId) {
        try {
            return shelf.head(streamId)
                    .map(transcript -> new TranscriptResume(
                            transcript.epoch(),
                            transcript.progress().lastEndTime(),
                            transcript.voice().provider(),
                            transcript.voice().language()));
        } catch (DataAccessException e) {
            log.warn("Transcript of stream {} cannot be looked at: {}", streamId, e.getMessage());
            return Optional.empty();
        }
    }

    /** How many events wait for the database. */
    int waiting() {
        return journal.size();
    }

    /** How many events there was no room for. */
    long lost() {
        return lost.get();
    }

    private void take(TranscriptEvent event) {
        if (journal.isEmpty()) {
            try {
                store(event);
                return;
            } catch (DataAccessException e) {
                log.warn("Transcripts wait for the database: {}", e.getMessage());
            }
        }
        if (!journal.add(event) && lost.getAndIncrement() == 0) {
            log.error("No room for transcripts that wait for the database: phrases are lost");
        }
    }

    /** Stores what waits, as far as the database takes it. */
    @Scheduled(fixedDelay = 2_000)
    void catchUp() {
        if (!storing.tryLock()) {
            return;
        }
        try {
            boolean waited = !journal.isEmpty();
            for (Optional<TranscriptEvent> next = journal.oldest(); next.isPresent(); next = journal.oldest()) {
                store(next.get());
                journal.taken();
            }
            if (waited) {
                log.info("Transcripts that waited for the database are stored");
            }
        } catch (DataAccessException e) {
            log.debug("Still no database: {}", e.getMessage());
        } finally {
            storing.unlock();
        }
    }

    /** What no database would ever take must not be in the way of the rest. */
    private void store(TranscriptEvent event) {
        try {
            put(event);
        } catch (InvalidDataAccessApiUsageException | DataIntegrityViolationException | MappingException e) {
            lost.incrementAndGet();
            log.error("Something of a transcript cannot be stored and is lost", e);
        }
    }

    private void put(TranscriptEvent event) {
        if (event.begun() != null) {
            shelf.begin(event.begun(), listing(event.begun().streamId()));
        } else if (event.said() != null) {
            shelf.add(event.said());
        } else if (event.missing() != null) {
            shelf.addGap(event.missing());
        } else if (event.ended() != null) {
            shelf.end(event.ended());
        }
    }

    private Listing listing(String streamId) {
        return streams.ask(streamId) instanceof Answer.Known(StreamDirectory.KnownStream stream)
                ? new Listing(stream.title(), stream.visibility(), stream.ownerId(), stream.ended())
                : Listing.UNKNOWN;
    }
}
