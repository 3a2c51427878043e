package live.rostrum.transcription.search;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import live.rostrum.transcription.settings.DataProperties;
import live.rostrum.transcription.transcript.Phrase;
import live.rostrum.transcription.transcript.Transcript;
import live.rostrum.transcription.transcript.TranscriptListener;
import live.rostrum.transcription.transcript.TranscriptShelf;
import live.rostrum.transcription.transcript.TranscriptText;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the index true to the database: each phrase as it is stored, and the whole of it by comparing versions, at the start, after any failure, and every ten minutes.
 * What is put in is found within a second.
 */
@Component
class IndexKeeper implements TranscriptListener {

    private static final Logger log = LoggerFactory.getLogger(IndexKeeper.class);

    private static final int PAGE = 200;
    private static final int MOST_TRIES = 3;
    private static final long COMPARE_EVERY_ROUNDS = 10;
    private static final long COMMIT_EVERY_ROUNDS = 30;

    private final SpokenAnalyzer analyzer = new SpokenAnalyzer();
    private final Path folder;
    private final TranscriptShelf shelf;
    private volatile @Nullable SearchIndex index;
    private volatile boolean incomplete = true;
    private long rounds;
    private long refreshes;

    IndexKeeper(DataProperties data, TranscriptShelf shelf) {
        this.folder = data.transcriptIndex();
        this.shelf = shelf;
    }

    SpokenAnalyzer analyzer() {
        return analyzer;
    }

    /** The index; empty while there is none that can be used. */
    Optional<SearchIndex> index() {
        return Optional.ofNullable(index).filter(there -> !there.isBroken());
    }

    /** Whether all that is in the database is in the index, as far as is known. */
    boolean isComplete() {
        return !incomplete && index().isPresent();
    }

    @Override
    public void stored(Transcript transcript, Phrase phrase) {
        SearchIndex there = index;
        if (there == null) {
            return;
        }
        try {
            there.put(entry(transcript, phrase), transcript.progress().version());
        } catch (IOException | AlreadyClosedException e) {
            failed(e);
        }
    }

    @Override
    public void removed(String streamId) {
        SearchIndex there = index;
        if (there == null) {
            return;
        }
        try {
            there.remove(streamId);
        } catch (IOException | AlreadyClosedException e) {
            failed(e);
        }
    }

    /** Lets what was put in be found, and now and then outlast a crash. */
    @Scheduled(initialDelay = 1_000, fixedDelay = 1_000)
    void refresh() {
        SearchIndex there = index;
        if (there == null || there.isBroken()) {
            return;
        }
        try {
            there.refresh();
            refreshes++;
            if (refreshes % COMMIT_EVERY_ROUNDS == 0) {
                there.commit();
            }
        } catch (IOException | AlreadyClosedException e) {
            failed(e);
        }
    }

    /** Opens the index if it has to be, and compares it with the database if it may differ. */
    @Scheduled(fixedDelay = 60_000)
    void compare() {
        rounds++;
        if (!incomplete && rounds % COMPARE_EVERY_ROUNDS != 0) {
            return;
        }
        try {
            SearchIndex there = opened();
            incomplete = false;
            if (!compare(there)) {
                incomplete = true;
            }
            there.refresh();
            there.commit();
        } catch (IOException | AlreadyClosedException e) {
            failed(e);
        } catch (DataAccessException e) {
            incomplete = true;
            log.debug("No database to compare the index with: {}", e.toString());
        }
    }

    private synchronized SearchIndex opened() throws IOException {
        SearchIndex there = index;
        if (there != null && !there.isBroken()) {
            return there;
        }
        if (there != null) {
            there.close();
        }
        SearchIndex opened = SearchIndex.open(folder, analyzer);
        index = opened;
        return opened;
    }

    /** False if something was stored so fast that it must be done again. */
    private boolean compare(SearchIndex there) throws IOException {
        Map<String, Long> versions = there.versions();
        Set<String> gone = new HashSet<>(versions.keySet());
        int made = 0;
        boolean complete = true;
        String last = "";
        List<Transcript> some;
        do {
            some = shelf.after(last, PAGE);
            for (Transcript transcript : some) {
                last = transcript.streamId();
                gone.remove(last);
                if (versions.getOrDefault(last, 0L) < transcript.progress().version()) {
                    complete &= putAll(there, last);
                    made++;
                }
            }
        } while (some.size() == PAGE);
        for (String streamId : gone) {
            if (shelf.head(streamId).isEmpty()) {
                there.remove(streamId);
            }
        }
        if (made > 0) {
            log.info("{} transcripts were put into the index", made);
        }
        return complete;
    }

    /** Again if something was stored meanwhile, which this would undo. */
    private boolean putAll(SearchIndex there, String streamId) throws IOException {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            Optional<TranscriptText> text = shelf.find(streamId);
            if (text.isEmpty()) {
                return true;
            }
            Transcript transcript = text.get().transcript();
            there.putAll(
                    streamId,
                    text.get().phrases().stream()
                            .map(phrase -> entry(transcript, phrase))
                            .toList(),
                    transcript.progress().version());
            if (shelf.head(streamId)
                    .filter(now ->
                            now.progress().version() != transcript.progress().version())
                    .isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static SearchIndex.Entry entry(Transcript transcript, Phrase phrase) {
        return new SearchIndex.Entry(
                transcript.streamId(),
                phrase.phraseId(),
                phrase.text(),
                transcript.seconds(phrase.when().startTime()),
                phrase.when().startTime());
    }

    private void failed(Exception e) {
        if (!incomplete) {
            log.warn("The index of transcripts cannot be written; it is tried again every minute: {}", e.toString());
        }
        incomplete = true;
    }

    @PreDestroy
    void close() throws IOException {
        SearchIndex there = index;
        index = null;
        if (there != null) {
            there.close();
        }
    }
}
