package saltus.pipeline;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BinaryOperator;
import saltus.graph.Tensor;

/**
 * What becomes of the change that a target asks for: the derivative of a continuous one is warmed up, then the change is cut, scaled,
 * and divided by its size, in this order. See {@link saltus.TangentWarmUp}, {@link saltus.TangentClamp},
 * {@link saltus.TangentScale}, {@link saltus.TangentScaleFormula} and {@link saltus.TangentNormalisation}.
 */
public final class TangentShape {
    /** The change as it is. */
    public static final TangentShape PLAIN =
            new TangentShape(Optional.empty(), OptionalDouble.empty(), Optional.empty(), OptionalDouble.empty());

    private final Optional<Tensor> warmUp;
    private final OptionalDouble limit;
    private final Optional<BinaryOperator<Tensor>> scale;
    private final OptionalDouble constant;

    private TangentShape(
            Optional<Tensor> warmUp,
            OptionalDouble limit,
            Optional<BinaryOperator<Tensor>> scale,
            OptionalDouble constant) {
        this.warmUp = warmUp;
        this.limit = limit;
        this.scale = scale;
        this.constant = constant;
    }

    /** The derivative times rho, scalar in [0, 1]. */
    public TangentShape warmedUp(Tensor rho) {
        return new TangentShape(Optional.of(rho), limit, scale, constant);
    }

    /** The change within [-limit, limit]. */
    public TangentShape clamped(double limit) {
        return new TangentShape(warmUp, OptionalDouble.of(limit), scale, constant);
    }

    /** The change times alpha(t). */
    public TangentShape scaledByAlpha(Path path) {
        return scaled((r, t) -> path.alpha(t));
    }

    /** The change times a factor w [rows] of r and t. */
    public TangentShape scaled(BinaryOperator<Tensor> factor) {
        return new TangentShape(warmUp, limit, Optional.of(factor), constant);
    }

    /** The change g as g / (rms(g) + c). */
    public TangentShape normalised(double c) {
        return new TangentShape(warmUp, limit, scale, OptionalDouble.of(c));
    }

    /**
     * A discrete target whose change is shaped as that of a continuous one: what it asks for is taken over the share of the way
     * that its first step makes, (F_tgt - F) (t - r) / (t - s), which as s -> t is the change of the continuous target.
     *
     * @param output the student's F(z_t, r, t, y) [B, ..]
     * @param target of two steps or more [B, ..]
     * @return the shaped target [B, ..], under stop-gradient; rows that learn no shortcut keep theirs
     */
    public Tensor ofSteps(Examples examples, Tensor output, Tensor target) {
        Times times = examples.times();
        Tensor length = times.t().minus(times.r());
        Tensor first = times.t().minus(times.s());
        // rows with r = t keep their target, and those that rounding does not split have none: neither may divide by
        // zero
        Tensor split = times.shortcut().and(first.atMost(0).not());
        Tensor share = split.choose(first.dividedBy(length), length.ones());
        Tensor asked = target.minus(output).dividedBy(share.over(target));
        Tensor shaped = output.plus(change(asked, times.r(), times.t()));
        return times.shortcut().over(target).choose(shaped, target).stopGradient();
    }

    /** True if the change is neither scaled nor bounded, so that it need not be told from what it changes. */
    boolean keepsChange() {
        return limit.isEmpty() && scale.isEmpty() && constant.isEmpty();
    }

    /** The part of a change that a derivative makes [rows, ..]. */
    Tensor derivative(Tensor part) {
        return warmUp.map(part::times).orElse(part);
    }

    /** A change [rows, ..] at times r and t [rows]. */
    Tensor change(Tensor change, Tensor r, Tensor t) {
        Tensor cut =
                limit.isEmpty() ? change : change.maximum(-limit.getAsDouble()).minimum(limit.getAsDouble());
        Tensor scaled =
                scale.map(factor -> cut.times(factor.apply(r, t).over(cut))).orElse(cut);
        if (constant.isEmpty()) {
            return scaled;
        }
        Tensor size = scaled.square().meanPerRow().sqrt().plus(constant.getAsDouble());
        return scaled.dividedBy(size.over(scaled));
    }
}
