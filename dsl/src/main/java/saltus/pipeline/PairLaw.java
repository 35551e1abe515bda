package saltus.pipeline;

import saltus.graph.Tensor;

/**
 * Two times of one law, the larger is t, the smaller r; then r = t with probability {@code coincide}. See
 * {@link saltus.LogitNormalTimes} and {@link saltus.UniformTimes}.
 */
public final class PairLaw {
    private final Draw.Law law;
    private final double mean;
    private final double deviation;
    private final double coincide;
    private final double inner;

    private PairLaw(Draw.Law law, double mean, double deviation, double coincide, double inner) {
        this.law = law;
        this.mean = mean;
        this.deviation = deviation;
        this.coincide = coincide;
        this.inner = inner;
    }

    /** sigmoid(mean + deviation n); {@code inner} as in {@link saltus.TwoStep#inner()}. */
    public static PairLaw logitNormal(double mean, double deviation, double coincide, double inner) {
        return new PairLaw(Draw.Law.NORMAL, mean, deviation, coincide, inner);
    }

    /** U(0, 1); {@code inner} as in {@link saltus.TwoStep#inner()}. */
    public static PairLaw uniform(double coincide, double inner) {
        return new PairLaw(Draw.Law.UNIFORM, 0, 1, coincide, inner);
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
        Tensor coinciding = step.draw("equal_u", Draw.Law.UNIFORM).lessThan(coincide);
        Tensor r = coinciding.choose(t, first.minimum(second));
        Tensor s = inner == 0 ? t : t.minus(t.minus(r).times(inner));
        step.probe("r", r);
        step.probe("s", s);
        step.probe("t", t);
        return new Times(r, s, t, r.lessThan(t), false);
    }
}
