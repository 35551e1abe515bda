package saltus.pipeline;

import saltus.graph.Tensor;

/**
 * Dyadic step sizes on the grid k/T, the bootstrap rows first; see {@link saltus.DyadicTimes}. The n bootstrap rows fall
 * into log2 T blocks of {@code floor(n / log2 T)} rows with d = 2/T, 4/T, .., 1; what remains takes d = 1.
 */
public final class DyadicLaw {
    private final int steps;
    private final double bootstrap;
    private final boolean onGrid;

    /** T, a power of two, and the bootstrap share of a batch; shortcuts start anywhere on the grid of single steps. */
    public DyadicLaw(int steps, double bootstrap) {
        this(steps, bootstrap, false);
    }

    private DyadicLaw(int steps, double bootstrap, boolean onGrid) {
        this.steps = steps;
        this.bootstrap = bootstrap;
        this.onGrid = onGrid;
    }

    /** This law with shortcuts that start at whole multiples of their size. */
    public DyadicLaw onGrid() {
        return new DyadicLaw(steps, bootstrap, true);
    }

    /** Bootstrap rows of a batch. */
    public int bootstrapRows(int batch) {
        return (int) (batch * bootstrap);
    }

    /** Rows of one block: those of the smallest step size come first. */
    public int blockRows(int batch) {
        return bootstrapRows(batch) / levels();
    }

    private int levels() {
        return Integer.numberOfTrailingZeros(steps);
    }

    /**
     * The times of a batch, from the draws {@code bootstrap_u} and {@code fm_step} [B].
     *
     * @throws IllegalArgumentException if the batch has fewer bootstrap rows than there are step sizes;
     *     {@link saltus.pipeline.opening.BatchHoldsEveryStep} says so before
     */
    public Times draw(TrainingStep step) {
        int bootstraps = bootstrapRows(step.batchSize());
        int block = blockRows(step.batchSize());
        if (block == 0) {
            throw new IllegalArgumentException(bootstraps + " bootstrap rows do not hold " + levels() + " step sizes");
        }
        Tensor u = step.draw("bootstrap_u", Draw.Law.UNIFORM);
        Tensor flowStep = step.draw("fm_step", Draw.Law.oneTo(steps));
        Tensor row = u.rowNumbers();
        Tensor shortcut = row.lessThan(bootstraps);
        Tensor exponent = row.dividedBy(block).floor().from(levels() - 1).maximum(0);
        Tensor size = row.graph().scalar(2).power(exponent.negate()).times(steps);
        Tensor start = onGrid
                ? u.times(steps).dividedBy(size).floor().plus(1).times(size).minimum(steps)
                : size.plus(u.times(size.from(steps).plus(1))).floor().minimum(steps);
        Tensor t = shortcut.choose(start, flowStep).dividedBy(steps);
        Tensor r = shortcut.choose(start.minus(size), flowStep.minus(1)).dividedBy(steps);
        Tensor s =
                shortcut.choose(start.minus(size.times(0.5)), flowStep.minus(1)).dividedBy(steps);
        step.probe("r", r);
        step.probe("s", s);
        step.probe("t", t);
        return new Times(r, s, t, shortcut, true);
    }
}
