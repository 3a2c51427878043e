package live.rostrum.transcription.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index on disk: a document a phrase, and one a stream that says which version of its transcript is in it. What is damaged or of another make is thrown away: all of
 * it can be made anew. Safe for use by many threads.
 */
final class SearchIndex implements AutoCloseable {

    static final String TEXT = "text";
    static final String STREAM = "stream";
    static final String PHRASE = "phrase";
    static final String SECONDS = "seconds";
    static final String TIME = "time";

    private static final Logger log = LoggerFactory.getLogger(SearchIndex.class);

    private static final String KEY = "key";
    private static final String VERSION = "version";
    private static final String MARKER = "marker";
    private static final String FORMAT_KEY = "rostrum.format";

    /** To be raised whenever documents or words are made in another way. */
    private static final String FORMAT = "1";

    private static final double BUFFER_MEGABYTES = 16;
    private static final int MOST_MARKERS = 1_000_000;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    private SearchIndex(Directory directory, IndexWriter writer, SearcherManager searchers) {
        this.directory = directory;
        this.writer = writer;
        this.searchers = searchers;
    }

    /**
     * A phrase as it is searched for.
     *
     * @param seconds programme time since the stream's beginning
     * @param time programme time, in epoch milliseconds
     */
    record Entry(String streamId, String phraseId, String text, double seconds, long time) {}

    /** Opens the index of a folder, empty if what is there is no good. */
    static SearchIndex open(Path folder, SpokenAnalyzer analyzer) throws IOException {
        Files.createDirectories(folder);
        try {
            return openAsIs(folder, analyzer);
        } catch (LockObtainFailedException e) {
            throw e; // another process has it
        } catch (IOException | IllegalArgumentException e) {
            log.warn("The index of transcripts is of no use and is made anew: {}", e.toString());
            empty(folder);
            return openAsIs(folder, analyzer);
        }
    }

    private static SearchIndex openAsIs(Path folder, SpokenAnalyzer analyzer) throws IOException {
        Directory directory = FSDirectory.open(folder);
        IndexWriter writer = null;
        try {
            boolean there = DirectoryReader.indexExists(directory);
            writer = new IndexWriter(directory, new IndexWriterConfig(analyzer).setRAMBufferSizeMB(BUFFER_MEGABYTES));
            if (there && !FORMAT.equals(format(writer))) {
                log.info("The index of transcripts is of another make and is made anew");
                var _ = writer.deleteAll();
            }
            writer.setLiveCommitData(Map.of(FORMAT_KEY, FORMAT).entrySet());
            var _ = writer.commit();
            return new SearchIndex(directory, writer, new SearcherManager(writer, new SearcherFactory()));
        } catch (IOException | RuntimeException e) {
            closeQuietly(writer);
            closeQuietly(directory);
            throw e;
        }
    }

    private static String format(IndexWriter writer) {
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        if (data != null) {
            for (Map.Entry<String, String> entry : data) {
                if (entry.getKey().equals(FORMAT_KEY)) {
                    return entry.getValue();
                }
            }
        }
        return "";
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    /** Puts a phrase in, in the place of an older one of the same id, and says that the stream is as far as this version. */
    void put(Entry entry, long version) throws IOException {
        write(entry);
        mark(entry.streamId(), version);
    }

    /** Puts a whole transcript in, in the place of what there is of it. */
    void putAll(String streamId, List<Entry> entries, long version) throws IOException {
        remove(streamId);
        for (Entry entry : entries) {
            write(entry);
        }
        mark(streamId, version);
    }

    /** Takes a transcript out. */
    void remove(String streamId) throws IOException {
        var _ = writer.deleteDocuments(new Term(STREAM, streamId), new Term(KEY, "version " + streamId));
    }

    private void write(Entry entry) throws IOException {
        String key = "phrase " + entry.streamId() + " " + entry.phraseId();
        Document document = new Document();
        document.add(new StringField(KEY, key, Field.Store.NO));
        document.add(new StringField(STREAM, entry.streamId(), Field.Store.YES));
        document.add(new SortedDocValuesField(STREAM, new BytesRef(entry.streamId())));
        document.add(new StoredField(PHRASE, entry.phraseId()));
        document.add(new TextField(TEXT, entry.text(), Field.Store.YES));
        document.add(new StoredField(SECONDS, entry.seconds()));
        document.add(new StoredField(TIME, entry.time()));
        var _ = writer.updateDocument(new Term(KEY, key), document);
    }

    private void mark(String streamId, long version) throws IOException {
        String key = "version " + streamId;
        Document document = new Document();
        document.add(new StringField(KEY, key, Field.Store.NO));
        document.add(new StoredField(MARKER, streamId));
        document.add(new StoredField(VERSION, version));
        var _ = writer.updateDocument(new Term(KEY, key), document);
    }

    /** Which version of which transcript is in it. */
    Map<String, Long> versions() throws IOException {
        refresh();
        IndexSearcher searcher = searchers.acquire();
        try {
            Map<String, Long> versions = new HashMap<>();
            TopDocs markers = searcher.search(new WildcardQuery(new Term(KEY, "version *")), MOST_MARKERS);
            for (ScoreDoc hit : markers.scoreDocs) {
                Document marker = searcher.storedFields().document(hit.doc);
                versions.put(
                        marker.get(MARKER),
                        marker.getField(VERSION).numericValue().longValue());
            }
            return versions;
        } finally {
            searchers.release(searcher);
        }
    }

    /** Lets searches see what has been put in. */
    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    /** Makes what has been put in outlast a crash. */
    void commit() throws IOException {
        if (writer.hasUncommittedChanges()) {
            var _ = writer.commit();
        }
    }

    /** Whether something has broken it for good; then it has to be opened again. */
    boolean isBroken() {
        return !writer.isOpen();
    }

    /** Looks something up. */
    <T> T search(Lookup<T> lookup) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return lookup.in(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    /** What is done with a searcher, which is good only as long. */
    @FunctionalInterface
    interface Lookup<T> {
        T in(IndexSearcher searcher) throws IOException;
    }

    /** Only phrases of these streams. */
    static Query ofStreams(Collection<String> streamIds) {
        return streamIds.size() == 1
                ? new TermQuery(new Term(STREAM, streamIds.iterator().next()))
                : new TermInSetQuery(
                        STREAM, streamIds.stream().map(BytesRef::new).toList());
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        try {
            writer.close();
        } finally {
            directory.close();
        }
    }

    private static void closeQuietly(@Nullable AutoCloseable thing) {
        try {
            if (thing != null) {
                thing.close();
            }
        } catch (Exception e) {
            log.debug("Cannot be closed: {}", e.toString());
        }
    }
}
