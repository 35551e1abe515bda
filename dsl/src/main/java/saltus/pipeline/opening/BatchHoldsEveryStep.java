package saltus.pipeline.opening;

import java.util.Optional;

/**
 * The bootstrap rows of a batch are at least log2 T, one for each dyadic step size (framework, C23; the reference
 * implementation trains one size only where they are fewer). Where sizes are drawn, one row is enough.
 *
 * @param steps T, a power of two of at least 2
 * @param bootstrap share of the batch that is bootstrapped, in (0, 1)
 * @param drawn true if each row draws its size
 */
public record BatchHoldsEveryStep(int steps, double bootstrap, boolean drawn) implements Obligation {
    @Override
    public Optional<Unmet> unmet(Opening opening) {
        if (!(opening instanceof Opening.Training training) || rows(training.batchSize()) >= least()) {
            return Optional.empty();
        }
        int batch = training.batchSize();
        if (drawn) {
            return Optional.of(Unmet.error(
                    "the batch has no bootstrap row",
                    "a batch of " + batch + " at a bootstrap share of " + bootstrap,
                    "no shortcut would be learned",
                    "use a batch of at least " + leastBatch() + ", or a larger bootstrap share"));
        }
        return Optional.of(Unmet.error(
                "the batch has fewer bootstrap rows than there are step sizes",
                "a batch of " + batch + "; bootstrap rows: " + rows(batch) + "; step sizes: " + sizes(),
                "a step size without a row is never learned, and every longer one is learned from it",
                "use a batch of at least " + leastBatch() + ", a larger bootstrap share, fewer dyadic steps,"
                        + " or @DyadicTimes(sizes = DRAWN), which trains each size in expectation"));
    }

    private int rows(int batch) {
        return (int) (batch * bootstrap);
    }

    private int sizes() {
        return Integer.numberOfTrailingZeros(steps);
    }

    private int least() {
        return drawn ? 1 : sizes();
    }

    /** Found by trial: the quotient is rounded, and so is each product. */
    private int leastBatch() {
        int batch = (int) Math.max(1, least() / bootstrap - 1);
        while (rows(batch) < least() && batch < Integer.MAX_VALUE) {
            batch++;
        }
        return batch;
    }
}
