package saltus.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import saltus.graph.GraphBuilder;
import saltus.graph.Interpreter;
import saltus.graph.Tensor;

/**
 * Neighbours of a grid of noise levels, t and s, with r = 0; see {@link saltus.KarrasTimes}. The draw {@code index} [B] is
 * 1 .. N - 1, that of the interval, where the grid stays as it is, and {@code index_u} in [0, 1) where it becomes finer.
 */
public final class GridLaw {
    private final Path path;
    private final KarrasGrid grid;
    private final Intervals intervals;
    private final boolean squashed;

    /** How an interval is drawn: its number from 0, and the number of levels, both as tensors. */
    private interface Intervals {
        Drawn of(TrainingStep step);
    }

    private record Drawn(Tensor index, Tensor last) {}

    private GridLaw(Path path, KarrasGrid grid, Intervals intervals, boolean squashed) {
        this.path = path;
        this.grid = grid;
        this.intervals = intervals;
        this.squashed = squashed;
    }

    /** Every interval of {@code scales} levels equally likely. */
    public static GridLaw uniform(Path path, KarrasGrid grid, int scales) {
        return fixed(path, grid, Draw.Law.oneTo(scales - 1), scales);
    }

    /** An interval as likely as a normal law of log sigma makes it. */
    public static GridLaw logNormal(Path path, KarrasGrid grid, int scales, double mean, double deviation) {
        return fixed(path, grid, Draw.Law.categories(masses(grid, scales, mean, deviation)), scales);
    }

    /** How likely a normal law of log sigma makes each interval, up to a common factor. */
    public static List<Double> masses(KarrasGrid grid, int scales, double mean, double deviation) {
        List<Double> masses = new ArrayList<>();
        for (int i = 0; i < scales - 1; i++) {
            double above = (Math.log(grid.level(i, scales)) - mean) / deviation;
            double below = (Math.log(grid.level(i + 1, scales)) - mean) / deviation;
            masses.add(NormalMass.between(below, above));
        }
        return masses;
    }

    /** The times of a grid of {@code scales} levels, the first being the largest: computed as training computes them. */
    public static double[] times(Path path, KarrasGrid grid, int scales, boolean squashed) {
        GraphBuilder graph = new GraphBuilder();
        Tensor last = graph.scalar(scales - 1);
        GridLaw law = new GridLaw(path, grid, step -> new Drawn(last, last), squashed);
        graph.output("t", law.time(graph.iota(scales).dividedBy(last), last));
        return Objects.requireNonNull(Interpreter.run(graph.build(), Map.of()).get("t"))
                .values();
    }

    /**
     * Every interval of a growing number of levels equally likely.
     *
     * @param scales N, scalar, whole, at least 2; may change from step to step
     */
    public static GridLaw growing(Path path, KarrasGrid grid, Tensor scales) {
        return new GridLaw(
                path,
                grid,
                step -> {
                    Tensor last = scales.minus(1);
                    Tensor u = step.draw("index_u", Draw.Law.UNIFORM);
                    return new Drawn(u.times(last).floor().minimum(last.minus(1)), last);
                },
                false);
    }

    private static GridLaw fixed(Path path, KarrasGrid grid, Draw.Law law, int scales) {
        return new GridLaw(
                path,
                grid,
                step -> {
                    Tensor index = step.draw("index", law).minus(1);
                    return new Drawn(index, index.graph().scalar(scales - 1));
                },
                false);
    }

    /** The grid of the framework's released code on the linear path; see {@link saltus.KarrasTimes#squashed()}. */
    public GridLaw squashed() {
        return new GridLaw(path, grid, intervals, true);
    }

    /** The times of a batch. */
    public Times draw(TrainingStep step) {
        Drawn drawn = intervals.of(step);
        Tensor t = time(drawn.index().dividedBy(drawn.last()), drawn.last());
        Tensor s = time(drawn.index().plus(1).dividedBy(drawn.last()), drawn.last());
        return Times.ofShortcuts(step, t.zeros(), s, t);
    }

    private Tensor time(Tensor share, Tensor last) {
        if (!squashed) {
            return path.timeOf(grid.level(share));
        }
        Tensor level = grid.level(share.dividedBy(last));
        return level.dividedBy(level.plus(grid.largest()));
    }
}
