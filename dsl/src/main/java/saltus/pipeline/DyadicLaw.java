package saltus.pipeline;

import saltus.StepSizes;
import saltus.graph.Tensor;

/**
 * Dyadic step sizes on the grid k/T, the bootstrap rows first and in the order of their sizes; see {@link
 * saltus.DyadicTimes}. In blocks, the n bootstrap rows fall into log2 T blocks of {@code floor(n / log2 T)} rows with d = 2/T,
 * 4/T, .., 1, and what remains takes d = 1: all of them, if they are fewer than the sizes. That is a batch which {@link
 * saltus.pipeline.opening.BatchHoldsEveryStep} refuses; the reference implementation trains on it.
 */
public final class DyadicLaw {
    private final int steps;
    private final double bootstrap;
    private final boolean onGrid;
    private final StepSizes sizes;

    /** T, a power of two, and the bootstrap share of a batch; shortcuts start anywhere on the grid of single steps. */
    public DyadicLaw(int steps, double bootstrap) {
        this(steps, bootstrap, false, StepSizes.BLOCKS);
    }

    private DyadicLaw(int steps, double bootstrap, boolean onGrid, StepSizes sizes) {
        this.steps = steps;
        this.bootstrap = bootstrap;
        this.onGrid = onGrid;
        this.sizes = sizes;
    }

    /** This law with shortcuts that start at whole multiples of their size. */
    public DyadicLaw onGrid() {
        return new DyadicLaw(steps, bootstrap, true, sizes);
    }

    /** This law with sizes that are drawn. */
    public DyadicLaw drawn() {
        return new DyadicLaw(steps, bootstrap, onGrid, StepSizes.DRAWN);
    }

    /** Bootstrap rows of a batch. */
    public int bootstrapRows(int batch) {
        return (int) (batch * bootstrap);
    }

    /** 2/T, the size of the smallest shortcuts. */
    public double smallest() {
        return 2.0 / steps;
    }

    private int levels() {
        return Integer.numberOfTrailingZeros(steps);
    }

    /**
     * The times of a batch, from the draws {@code bootstrap_u} and {@code fm_step} [B], and {@code size_u} [B] where sizes are
     * drawn.
     */
    public Times draw(TrainingStep step) {
        int bootstraps = bootstrapRows(step.batchSize());
        Tensor u = step.draw("bootstrap_u", Draw.Law.UNIFORM);
        Tensor flowStep = step.draw("fm_step", Draw.Law.oneTo(steps));
        Tensor row = u.rowNumbers();
        Tensor shortcut = row.lessThan(bootstraps);
        Tensor size = row.graph().scalar(2).power(level(step, row, bootstraps)).times(2);
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

    /** 0 for the smallest size, log2 T - 1 for the largest. */
    private Tensor level(TrainingStep step, Tensor row, int bootstraps) {
        if (sizes == StepSizes.DRAWN) {
            Tensor part = step.draw("size_u", Draw.Law.UNIFORM).plus(row);
            return part.times((double) levels() / Math.max(1, bootstraps))
                    .floor()
                    .minimum(levels() - 1);
        }
        int block = bootstraps / levels();
        return block == 0
                ? row.zeros().plus(levels() - 1)
                : row.dividedBy(block).floor().minimum(levels() - 1);
    }
}
