package live.rostrum.bench;

import java.util.List;

/** The few sums that the programs need. */
final class Statistics {

    private Statistics() {}

    /** The middle value, or the mean of the two middle ones. */
    static double median(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values, no median");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /**
     * The smallest of the values that is not below this share of them (nearest rank).
     *
     * @param share above 0, at most 1, which is the largest value
     */
    static double percentile(List<Double> values, double share) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values, no percentile");
        }
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    /** How much y grows for each step of x: the slope of the least-squares line. */
    static double slope(List<Double> x, List<Double> y) {
        if (x.size() != y.size() || x.size() < 2) {
            throw new IllegalArgumentException("a slope needs two points or more");
        }
        double meanX = mean(x);
        double meanY = mean(y);
        double products = 0;
        double squares = 0;
        for (int i = 0; i < x.size(); i++) {
            products += (x.get(i) - meanX) * (y.get(i) - meanY);
            squares += (x.get(i) - meanX) * (x.get(i) - meanX);
        }
        if (squares == 0) {
            throw new IllegalArgumentException("all points lie at the same x");
        }
        return products / squares;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
