package saltus.pipeline;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import saltus.graph.Tensor;

/**
 * What becomes of the change that a continuous target asks for: its derivative is warmed up, then the change is scaled,
 * then bounded, in this order. See {@link saltus.TangentWarmUp}, {@link saltus.TangentScale} and
 * {@link saltus.TangentNormalisation}.
 */
public final class TangentShape {
    /** The change as it is. */
    public static final TangentShape PLAIN =
            new TangentShape(Optional.empty(), Optional.empty(), OptionalDouble.empty());

    private final Optional<Tensor> warmUp;
    private final Optional<UnaryOperator<Tensor>> scale;
    private final OptionalDouble constant;

    private TangentShape(Optional<Tensor> warmUp, Optional<UnaryOperator<Tensor>> scale, OptionalDouble constant) {
        this.warmUp = warmUp;
        this.scale = scale;
        this.constant = constant;
    }

    /** The derivative times rho, scalar in [0, 1]. */
    public TangentShape warmedUp(Tensor rho) {
        return new TangentShape(Optional.of(rho), scale, constant);
    }

    /** The change times alpha(t). */
    public TangentShape scaledByAlpha(Path path) {
        return new TangentShape(warmUp, Optional.of(path::alpha), constant);
    }

    /** The change g as g / (rms(g) + c). */
    public TangentShape normalised(double c) {
        return new TangentShape(warmUp, scale, OptionalDouble.of(c));
    }

    /** True if the change is neither scaled nor bounded, so that it need not be told from what it changes. */
    boolean keepsChange() {
        return scale.isEmpty() && constant.isEmpty();
    }

    /** The part of a change that a derivative makes [rows, ..]. */
    Tensor derivative(Tensor part) {
        return warmUp.map(part::times).orElse(part);
    }

    /** A change [rows, ..] at times t [rows]. */
    Tensor change(Tensor change, Tensor t) {
        Tensor scaled =
                scale.map(factor -> change.times(factor.apply(t).over(change))).orElse(change);
        if (constant.isEmpty()) {
            return scaled;
        }
        Tensor size = scaled.square().meanPerRow().sqrt().plus(constant.getAsDouble());
        return scaled.dividedBy(size.over(scaled));
    }
}
