package saltus.pipeline;

import saltus.graph.Tensor;

/**
 * Two times of one law, the larger is t, the smaller r; then r = 0 where shortcuts end at data, and last r = t with
 * probability {@code coincide}. See {@link saltus.LogitNormalTimes}, {@link saltus.UniformTimes},
 * {@link saltus.EndAtData} and {@link saltus.GradualTimes}.
 */
public final class PairLaw {
    private final Draw.Law law;
    private final double mean;
    private final double deviation;
    private final double coincide;
    private final InnerSplit inner;
    private final Ending ending;

    /** Which r a row keeps before coincidence is drawn. */
    private interface Ending {
        Tensor of(TrainingStep step, Tensor r);
    }

    private PairLaw(Draw.Law law, double mean, double deviation, double coincide, InnerSplit inner, Ending ending) {
        this.law = law;
        this.mean = mean;
        this.deviation = deviation;
        this.coincide = coincide;
        this.inner = inner;
        this.ending = ending;
    }

    /** sigmoid(mean + deviation n); {@code inner} as in {@link saltus.TwoStep#inner()}. */
    public static PairLaw logitNormal(double mean, double deviation, double coincide, double inner) {
        return logitNormal(mean, deviation, coincide, InnerSplit.fraction(inner));
    }

    /** sigmoid(mean + deviation n) with a rule of its own for s. */
    public static PairLaw logitNormal(double mean, double deviation, double coincide, InnerSplit inner) {
        return new PairLaw(Draw.Law.NORMAL, mean, deviation, coincide, inner, (step, r) -> r);
    }

    /** U(0, 1); {@code inner} as in {@link saltus.TwoStep#inner()}. */
    public static PairLaw uniform(double coincide, double inner) {
        return uniform(coincide, InnerSplit.fraction(inner));
    }

    /** U(0, 1) with a rule of its own for s. */
    public static PairLaw uniform(double coincide, InnerSplit inner) {
        return new PairLaw(Draw.Law.UNIFORM, 0, 1, coincide, inner, (step, r) -> r);
    }

    /** This law with r = 0 on all rows that do not coincide. */
    public PairLaw endingAtData() {
        return new PairLaw(law, mean, deviation, coincide, inner, (step, r) -> r.zeros());
    }

    /**
     * This law with r = 0 at a probability, from the draw {@code zero_u} [B]; coincidence is drawn afterwards.
     *
     * @param probability scalar in [0, 1], may change from step to step
     */
    public PairLaw endingAtData(Tensor probability) {
        return new PairLaw(
                law,
                mean,
                deviation,
                coincide,
                inner,
                (step, r) -> step.draw("zero_u", Draw.Law.UNIFORM)
                        .lessThan(probability)
                        .choose(r.zeros(), r));
    }

    /** The times of a batch, from the draws {@code time} [B, 2] and {@code equal_u} [B]. */
    public Times draw(TrainingStep step) {
        Tensor pair = step.draw("time", law, 2);
        if (law.equals(Draw.Law.NORMAL)) {
            pair = pair.times(deviation).plus(mean).sigmoid();
        }
        Tensor first = pair.slice(1, 0, 1).sum(1);
        Tensor second = pair.slice(1, 1, 2).sum(1);
        Tensor t = first.maximum(second);
        Tensor end = ending.of(step, first.minimum(second));
        Tensor coinciding = step.draw("equal_u", Draw.Law.UNIFORM).lessThan(coincide);
        Tensor r = coinciding.choose(t, end);
        Tensor s = inner.of(r, t);
        step.probe("r", r);
        step.probe("s", s);
        step.probe("t", t);
        return new Times(r, s, t, r.lessThan(t), false);
    }
}
