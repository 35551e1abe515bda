package saltus.pipeline.opening;

import java.util.Optional;

/**
 * The bootstrap rows of a batch are at least log2 T, one for each dyadic step size (framework, C23; the reference
 * implementation trains one size only where they are fewer).
 *
 * @param steps T, a power of two of at least 2
 * @param bootstrap share of the batch that is bootstrapped, in (0, 1)
 */
public record BatchHoldsEveryStep(int steps, double bootstrap) implements Obligation {
    @Override
    public Optional<Unmet> unmet(Opening opening) {
        if (!(opening instanceof Opening.Training training) || rows(training.batchSize()) >= sizes()) {
            return Optional.empty();
        }
        int batch = training.batchSize();
        return Optional.of(Unmet.error(
                "the batch has fewer bootstrap rows than there are step sizes",
                "a batch of " + batch + "; bootstrap rows: " + rows(batch) + "; step sizes: " + sizes(),
                "a step size without a row is never learned, and every longer one is learned from it",
                "use a batch of at least " + leastBatch() + ", a larger bootstrap share, or fewer dyadic steps"));
    }

    private int rows(int batch) {
        return (int) (batch * bootstrap);
    }

    private int sizes() {
        return Integer.numberOfTrailingZeros(steps);
    }

    /** Found by trial: the quotient is rounded, and so is each product. */
    private int leastBatch() {
        int batch = (int) Math.max(1, sizes() / bootstrap - 1);
        while (rows(batch) < sizes() && batch < Integer.MAX_VALUE) {
            batch++;
        }
        return batch;
    }
}
