package live.rostrum.transcription.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Ranks sentences by how much they share with others that rank high (Mihalcea and Tarau, TextRank, EMNLP 2004, section 4). Plain arithmetic: nothing is made up.
 */
final class TextRank {

    private static final double DAMPING = 0.85;
    private static final int MOST_ROUNDS = 50;
    private static final double STILL = 1e-4;

    private TextRank() {}

    /**
     * A rank for each sentence.
     *
     * @param sentences the words of each, without those that say nothing
     */
    static double[] rank(List<Set<String>> sentences) {
        List<Map<Integer, Double>> links = links(sentences);
        double[] outward = new double[sentences.size()];
        for (int i = 0; i < outward.length; i++) {
            outward[i] = links.get(i).values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
        }
        double[] ranks = new double[sentences.size()];
        Arrays.fill(ranks, 1);
        double moved = Double.MAX_VALUE;
        for (int round = 0; round < MOST_ROUNDS && moved > STILL; round++) {
            double[] next = new double[ranks.length];
            moved = 0;
            for (int i = 0; i < ranks.length; i++) {
                double sum = 0;
                for (Map.Entry<Integer, Double> link : links.get(i).entrySet()) {
                    sum += link.getValue() / outward[link.getKey()] * ranks[link.getKey()];
                }
                next[i] = 1 - DAMPING + DAMPING * sum;
                moved = Math.max(moved, Math.abs(next[i] - ranks[i]));
            }
            ranks = next;
        }
        return ranks;
    }

    private static List<Map<Integer, Double>> links(List<Set<String>> sentences) {
        List<Map<Integer, Double>> links = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            links.add(new HashMap<>());
        }
        for (int i = 0; i < sentences.size(); i++) {
            for (int j = i + 1; j < sentences.size(); j++) {
                double likeness = likeness(sentences.get(i), sentences.get(j));
                if (likeness > 0) {
                    links.get(i).put(j, likeness);
                    links.get(j).put(i, likeness);
                }
            }
        }
        return links;
    }

    /** Words that both have, in relation to how long they are. */
    private static double likeness(Set<String> one, Set<String> other) {
        long both = one.size() < other.size() ? shared(one, other) : shared(other, one);
        return both == 0 ? 0 : both / (Math.log(1.0 + one.size()) + Math.log(1.0 + other.size()));
    }

    private static long shared(Set<String> few, Set<String> many) {
        return few.stream().filter(many::contains).count();
    }
}
