package saltus.pipeline;

import java.util.Optional;
import java.util.function.UnaryOperator;
import saltus.graph.Dim;
import saltus.graph.Shape;
import saltus.graph.Tensor;

/**
 * What a network that reads guidance is told of it in training: a scale omega from 1 on, by its quantile function, and, if the
 * recipe has windows, between which times it holds. Rows without a label are told of none. See {@link saltus.GuidanceInput}.
 */
public final class GuidanceLaw {
    private static final String SCALE = "guidance_u";
    private static final String WINDOW = "guidance_window";

    private final UnaryOperator<Tensor> quantile;
    private final double max;
    private final boolean windowed;

    private GuidanceLaw(UnaryOperator<Tensor> quantile, double max, boolean windowed) {
        this.quantile = quantile;
        this.max = max;
        this.windowed = windowed;
    }

    /**
     * A density proportional to omega^-power.
     *
     * @param max largest scale, greater than 1
     * @param power at least 0
     */
    public static GuidanceLaw byPower(double max, double power) {
        double rest = 1 - power;
        return byFormula(
                rest == 0
                        ? u -> u.times(Math.log(max)).exp()
                        : u -> u.times(Math.pow(max, rest) - 1)
                                .plus(1)
                                .log()
                                .dividedBy(rest)
                                .exp(),
                max);
    }

    /** A quantile function of a recipe, of one draw of U(0, 1), whose values are in [1, max]. */
    public static GuidanceLaw byFormula(UnaryOperator<Tensor> quantile, double max) {
        return new GuidanceLaw(quantile, max, false);
    }

    /** This law with windows: from ~ U(0, 1/2), until ~ U(1/2, 1). */
    public GuidanceLaw windowed() {
        return new GuidanceLaw(quantile, max, true);
    }

    /**
     * What the student is asked with [B]; for data without classes, which nothing guides, labels alone.
     *
     * @param labels that the student gets [B]
     */
    public Condition draw(TrainingStep step, Tensor labels) {
        if (step.nullLabel() == 0) {
            return Condition.of(labels);
        }
        // what is proved of exact numbers, rounding may miss
        Tensor omega =
                quantile.apply(step.draw(SCALE, Draw.Law.UNIFORM)).maximum(1).minimum(max);
        step.probe("omega", omega);
        Tensor column = omega.reshape(Shape.rows(Dim.BATCH, 1));
        Tensor drawn = windowed ? Tensor.concat(1, column, window(step)) : column;
        Condition guided = new Condition(labels, Optional.of(drawn));
        Tensor dropped = labels.equalTo(step.nullLabel());
        return guided.unguidedWhere(dropped);
    }

    private static Tensor window(TrainingStep step) {
        Tensor halves = step.draw(WINDOW, Draw.Law.UNIFORM, 2).times(0.5);
        return Tensor.concat(1, halves.slice(1, 0, 1), halves.slice(1, 1, 2).plus(0.5));
    }
}
