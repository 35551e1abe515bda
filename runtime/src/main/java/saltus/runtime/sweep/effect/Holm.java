package saltus.runtime.sweep.effect;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holm's step-down correction: if all comparisons whose corrected probability is below 0.05 are called differences, any of
 * them is noise with a probability below 0.05, however the comparisons depend on each other. Source: S. Holm, A simple
 * sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6 (1979).
 */
public final class Holm {
    private Holm() {}

    /** Corrected probabilities, in the order of those given. */
    public static double[] corrected(double... p) {
        List<Integer> order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .toList();
        double[] corrected = new double[p.length];
        double largest = 0;
        for (int rank = 0; rank < p.length; rank++) {
            int i = order.get(rank);
            largest = Math.max(largest, Math.min(1, (p.length - rank) * p[i]));
            corrected[i] = largest;
        }
        return corrected;
    }
}
