package live.rostrum.transcription.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import live.rostrum.rest.ListPage;
import live.rostrum.transcription.transcript.Listing;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Searches. First it is looked up in which streams something is found, then those are asked for who may see them at this moment, then the page is taken from those that
 * may be seen: so totals and pages are right, and nothing of a hidden stream shows in them.
 */
@Component
class TranscriptSearch {

    private static final Logger log = LoggerFactory.getLogger(TranscriptSearch.class);

    /** How many of the best hits are looked at. */
    private static final int MOST_HITS = 10_000;

    /** In how many streams, those of the best hits. */
    private static final int MOST_STREAMS = 300;

    private final IndexKeeper keeper;
    private final VisibleStreams streams;

    TranscriptSearch(IndexKeeper keeper, VisibleStreams streams) {
        this.keeper = keeper;
        this.streams = streams;
    }

    /**
     * A page of what is found, the best first.
     *
     * @param streamId only in this stream; null: in all
     * @param maySee which streams may be seen
     * @throws ProblemException {@code unavailable} while there is no index
     */
    ListPage<Hit> find(String typed, @Nullable String streamId, Predicate<Listing> maySee, int page, int size) {
        SearchTerms terms = SearchTerms.parse(typed, keeper.analyzer());
        if (terms.isEmpty()) {
            return new ListPage<>(List.of(), page, size, 0);
        }
        SearchIndex index = keeper.index().orElseThrow(TranscriptSearch::unavailable);
        try {
            return index.search(searcher -> {
                Query query = terms.query();
                List<String> found = streamId == null ? streamsOf(searcher, query) : List.of(streamId);
                Map<String, Listing> seen = streams.of(found, maySee);
                return seen.isEmpty()
                        ? new ListPage<Hit>(List.of(), page, size, 0)
                        : page(searcher, terms, seen, page, size);
            });
        } catch (IOException | AlreadyClosedException e) {
            log.warn("A search failed: {}", e.toString());
            throw unavailable();
        }
    }

    /** The streams of the best hits, the best first. */
    private static List<String> streamsOf(IndexSearcher searcher, Query query) throws IOException {
        ScoreDoc[] hits = searcher.search(query, MOST_HITS).scoreDocs;
        SortedDocValues streams = MultiDocValues.getSortedValues(searcher.getIndexReader(), SearchIndex.STREAM);
        if (streams == null) {
            return List.of();
        }
        Arrays.sort(hits, Comparator.comparingInt(hit -> hit.doc));
        Map<Integer, Float> best = new HashMap<>();
        for (ScoreDoc hit : hits) {
            if (streams.advanceExact(hit.doc)) {
                best.merge(streams.ordValue(), hit.score, Math::max);
            }
        }
        List<String> ids = new ArrayList<>();
        for (var entry : best.entrySet().stream()
                .sorted(Map.Entry.<Integer, Float>comparingByValue().reversed())
                .limit(MOST_STREAMS)
                .toList()) {
            ids.add(streams.lookupOrd(entry.getKey()).utf8ToString());
        }
        return ids;
    }

    private ListPage<Hit> page(IndexSearcher searcher, SearchTerms terms, Map<String, Listing> seen, int page, int size)
            throws IOException {
        Query query = new BooleanQuery.Builder()
                .add(terms.query(), Occur.MUST)
                .add(SearchIndex.ofStreams(seen.keySet()), Occur.FILTER)
                .build();
        int total = searcher.count(query);
        int from = page * size;
        List<Hit> hits = new ArrayList<>();
        if (from < Math.min(total, MOST_HITS)) {
            TopDocs top = searcher.search(query, Math.min(from + size, MOST_HITS));
            for (int i = from; i < top.scoreDocs.length; i++) {
                Document document = searcher.storedFields()
                        .document(
                                top.scoreDocs[i].doc,
                                Set.of(
                                        SearchIndex.STREAM,
                                        SearchIndex.PHRASE,
                                        SearchIndex.TEXT,
                                        SearchIndex.SECONDS,
                                        SearchIndex.TIME));
                hits.add(hit(document, terms, seen));
            }
        }
        return new ListPage<>(hits, page, size, total);
    }

    private Hit hit(Document document, SearchTerms terms, Map<String, Listing> seen) {
        String streamId = document.get(SearchIndex.STREAM);
        Listing listing = seen.getOrDefault(streamId, new Listing("", "private", null, true));
        String text = document.get(SearchIndex.TEXT);
        return new Hit(
                streamId,
                listing.title(),
                listing.ended() ? "ended" : "live",
                document.get(SearchIndex.PHRASE),
                document.getField(SearchIndex.SECONDS).numericValue().doubleValue(),
                document.getField(SearchIndex.TIME).numericValue().longValue(),
                text,
                terms.marks(text, keeper.analyzer()));
    }

    private static ProblemException unavailable() {
        return new ProblemException(ProblemType.UNAVAILABLE, "Search is not ready. Try again in a moment.");
    }
}
