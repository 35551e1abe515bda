package saltus.runtime.record;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How many of some numbers lie where.
 *
 * @param least of them
 * @param greatest of them, at least {@code least}
 * @param sum of all
 * @param squares the sum of their squares
 * @param counts numbers in each of as many bins of one width between the least and the greatest
 */
public record Distribution(double least, double greatest, double sum, double squares, List<Long> counts) {
    public Distribution {
        counts = List.copyOf(counts);
    }

    /** How many numbers there are. */
    public long count() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /** The upper edge of each bin. */
    public double[] edges() {
        double width = (greatest - least) / counts.size();
        return IntStream.rangeClosed(1, counts.size())
                .mapToDouble(i -> i == counts.size() ? greatest : least + i * width)
                .toArray();
    }
}
