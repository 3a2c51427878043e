package live.rostrum.transcription.search;

import java.util.ArrayList;
import java.util.List;
import live.rostrum.transcription.search.SpokenAnalyzer.Word;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * What somebody looks for: words that must all be there, the last one as a prefix unless a space follows it; what is in quotes as it stands. Nothing that is typed is an
 * error: an open quote ends with the text.
 *
 * @param groups words that must stand one after another; a single word is a group of one
 */
record SearchTerms(List<Group> groups) {

    private static final int MOST_GROUPS = 30;
    private static final float WHOLE_WORD = 3;

    SearchTerms {
        groups = List.copyOf(groups);
    }

    /**
     * Words one after another.
     *
     * @param words terms of the index
     * @param prefix whether the last one may go on
     */
    record Group(List<String> words, boolean prefix) {

        Group {
            words = List.copyOf(words);
        }

        private Query query() {
            if (words.size() > 1) {
                return new PhraseQuery(SearchIndex.TEXT, words.toArray(String[]::new));
            }
            Term word = new Term(SearchIndex.TEXT, words.getFirst());
            if (!prefix) {
                return new TermQuery(word);
            }
            return new BooleanQuery.Builder()
                    .add(new BoostQuery(new TermQuery(word), WHOLE_WORD), Occur.SHOULD)
                    .add(new PrefixQuery(word), Occur.SHOULD)
                    .build();
        }

        /** Whether the group stands in a text at this word. */
        private boolean standsAt(List<Word> text, int at) {
            if (at + words.size() > text.size()) {
                return false;
            }
            for (int i = 0; i < words.size(); i++) {
                String there = text.get(at + i).term();
                boolean open = prefix && words.size() == 1;
                if (open ? !there.startsWith(words.get(i)) : !there.equals(words.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    static SearchTerms parse(String typed, SpokenAnalyzer analyzer) {
        List<Group> groups = new ArrayList<>();
        String[] parts =
                typed.replaceAll("[\u201c\u201d\u201e\u00ab\u00bb]", "\"").split("\"", -1);
        for (int part = 0; part < parts.length; part++) {
            boolean quoted = part % 2 == 1;
            boolean last = part == parts.length - 1 && !parts[part].isEmpty();
            if (quoted) {
                add(groups, parts[part], false, analyzer);
            } else {
                String[] words = parts[part].strip().split("\\s+", -1);
                boolean open = last && !Character.isWhitespace(parts[part].charAt(parts[part].length() - 1));
                for (int word = 0; word < words.length; word++) {
                    add(groups, words[word], open && word == words.length - 1, analyzer);
                }
            }
        }
        return new SearchTerms(groups.stream().limit(MOST_GROUPS).toList());
    }

    private static void add(List<Group> groups, String text, boolean prefix, SpokenAnalyzer analyzer) {
        List<String> words = analyzer.words(text).stream().map(Word::term).toList();
        if (!words.isEmpty()) {
            groups.add(new Group(words, prefix));
        }
    }

    /** Whether there is nothing to look for. */
    boolean isEmpty() {
        return groups.isEmpty();
    }

    Query query() {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        groups.forEach(group -> all.add(group.query(), Occur.MUST));
        return all.build();
    }

    /** Where in a text what was looked for stands: from and to in UTF-16 units, in order, never overlapping. */
    List<List<Integer>> marks(String text, SpokenAnalyzer analyzer) {
        List<Word> words = analyzer.words(text);
        List<List<Integer>> marks = new ArrayList<>();
        int behind = 0;
        for (int at = 0; at < words.size(); at++) {
            for (Group group : groups) {
                int end = at + group.words().size() - 1;
                if (group.standsAt(words, at) && words.get(end).to() > behind) {
                    int from = Math.max(behind, words.get(at).from());
                    behind = words.get(end).to();
                    marks.add(List.of(from, behind));
                }
            }
        }
        return marks;
    }
}
