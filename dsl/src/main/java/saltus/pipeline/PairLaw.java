package saltus.pipeline;

import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import saltus.graph.Tensor;

/**
 * Two times, the larger t and the smaller r; then r = 0 where shortcuts end at data, and last r = t with probability
 * {@code coincide}, at that t or at a time of another law. See {@link saltus.LogitNormalTimes}, {@link saltus.UniformTimes},
 * {@link saltus.SeparateLogitNormalTimes}, {@link saltus.FormulaTimes}, {@link saltus.TensorTimes}, {@link saltus.EndAtData},
 * {@link saltus.GradualTimes}, {@link saltus.LogitNormalFlowRows} and {@link saltus.FlowRowsFormula}.
 */
public final class PairLaw {
    private final Source source;
    private final double coincide;
    private final InnerSplit inner;
    private final Ending ending;
    private final Optional<FlowRowTimes> flow;

    /**
     * A start and an end for every row.
     *
     * @param t start [B]
     * @param r end [B], r &lt;= t
     */
    private record Pair(Tensor t, Tensor r) {
        static Pair ordered(Tensor times) {
            Tensor first = column(times, 0);
            Tensor second = column(times, 1);
            return new Pair(first.maximum(second), first.minimum(second));
        }

        private static Tensor column(Tensor times, int column) {
            return times.slice(1, column, column + 1).sum(1);
        }
    }

    /** Where pairs come from: the draw {@code time} [B, 2]. */
    private interface Source {
        Pair of(TrainingStep step);
    }

    /** Which r a row keeps before coincidence is drawn. */
    private interface Ending {
        Tensor of(TrainingStep step, Tensor r);
    }

    private PairLaw(Source source, double coincide, InnerSplit inner, Ending ending, Optional<FlowRowTimes> flow) {
        this.source = source;
        this.coincide = coincide;
        this.inner = inner;
        this.ending = ending;
        this.flow = flow;
    }

    private static PairLaw of(Source source, double coincide, InnerSplit inner) {
        return new PairLaw(source, coincide, inner, (step, r) -> r, Optional.empty());
    }

    /** sigmoid(mean + deviation n) with a rule for s. */
    public static PairLaw logitNormal(double mean, double deviation, double coincide, InnerSplit inner) {
        return of(
                step -> Pair.ordered(step.draw("time", Draw.Law.NORMAL, 2)
                        .times(deviation)
                        .plus(mean)
                        .sigmoid()),
                coincide,
                inner);
    }

    /** U(0, 1) with a rule for s. */
    public static PairLaw uniform(double coincide, InnerSplit inner) {
        return of(step -> Pair.ordered(step.draw("time", Draw.Law.UNIFORM, 2)), coincide, inner);
    }

    /** Of distribution x^power, by its inverse on U(0, 1), with a rule of its own for s. */
    public static PairLaw power(double power, double coincide, InnerSplit inner) {
        return of(step -> Pair.ordered(step.draw("time", Draw.Law.UNIFORM, 2).power(1 / power)), coincide, inner);
    }

    /** Methods of a recipe, of two draws of U(0, 1) each. */
    public static PairLaw byMethods(TensorMethod.Body start, TensorMethod.Body end, double coincide, InnerSplit inner) {
        return of(
                step -> {
                    Tensor uniform = step.draw("time", Draw.Law.UNIFORM, 2);
                    Tensor first = Pair.column(uniform, 0);
                    Tensor second = Pair.column(uniform, 1);
                    Tensor t = step.call(TensorMethod.START, start, first, second);
                    return new Pair(t, step.call(TensorMethod.END, end, first, second, t));
                },
                coincide,
                inner);
    }

    /** Quantile functions of a recipe: of t by one draw of U(0, 1), of r by another and t. */
    public static PairLaw byFormulas(
            UnaryOperator<Tensor> start, BinaryOperator<Tensor> end, double coincide, InnerSplit inner) {
        return of(
                step -> {
                    Tensor uniform = step.draw("time", Draw.Law.UNIFORM, 2);
                    Tensor t = start.apply(Pair.column(uniform, 0));
                    // what is proved of exact numbers, rounding may miss
                    return new Pair(
                            t, end.apply(Pair.column(uniform, 1), t).minimum(t).maximum(0));
                },
                coincide,
                inner);
    }

    /** A logit-normal law for t and another for r, which is lowered to t where it is larger. */
    public static PairLaw separate(Normal start, Normal end, double coincide, InnerSplit inner) {
        return of(
                step -> {
                    Tensor normal = step.draw("time", Draw.Law.NORMAL, 2);
                    Tensor t = start.sigmoid(Pair.column(normal, 0));
                    return new Pair(t, end.sigmoid(Pair.column(normal, 1)).minimum(t));
                },
                coincide,
                inner);
    }

    /** A logit-normal law and another one: the larger time is t. */
    public static PairLaw sorted(Normal start, Normal end, double coincide, InnerSplit inner) {
        return of(
                step -> {
                    Tensor normal = step.draw("time", Draw.Law.NORMAL, 2);
                    Tensor first = start.sigmoid(Pair.column(normal, 0));
                    Tensor second = end.sigmoid(Pair.column(normal, 1));
                    return new Pair(first.maximum(second), first.minimum(second));
                },
                coincide,
                inner);
    }

    /**
     * A normal law of a logit.
     *
     * @param mean finite
     * @param deviation greater than 0
     */
    public record Normal(double mean, double deviation) {
        Tensor sigmoid(Tensor normal) {
            return normal.times(deviation).plus(mean).sigmoid();
        }
    }

    /** This law with r = 0 on all rows that do not coincide. */
    public PairLaw endingAtData() {
        return new PairLaw(source, coincide, inner, (step, r) -> r.zeros(), flow);
    }

    /**
     * This law with r = 0 at a probability, from the draw {@code zero_u} [B]; coincidence is drawn afterwards.
     *
     * @param probability scalar in [0, 1], may change from step to step
     */
    public PairLaw endingAtData(Tensor probability) {
        return new PairLaw(
                source,
                coincide,
                inner,
                (step, r) -> step.draw("zero_u", Draw.Law.UNIFORM)
                        .lessThan(probability)
                        .choose(r.zeros(), r),
                flow);
    }

    /** This law with the rows that coincide at times of their own, from the draw {@code flow} [B]. */
    public PairLaw flowing(FlowRowTimes times) {
        return new PairLaw(source, coincide, inner, ending, Optional.of(times));
    }

    /** The times of a batch, from the draws {@code time} [B, 2] and {@code equal_u} [B]. */
    public Times draw(TrainingStep step) {
        Pair pair = source.of(step);
        Tensor end = ending.of(step, pair.r());
        Tensor coinciding = step.draw("equal_u", Draw.Law.UNIFORM).lessThan(coincide);
        Tensor t = flow.map(times -> coinciding.choose(times.draw(step, "flow"), pair.t()))
                .orElse(pair.t());
        Tensor r = coinciding.choose(t, end);
        return Times.probed(step, r, inner.of(r, t), t, r.lessThan(t), false);
    }
}
