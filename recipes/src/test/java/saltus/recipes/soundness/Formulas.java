package saltus.recipes.soundness;

import static java.lang.Math.PI;
import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.log;
import static java.lang.Math.max;
import static java.lang.Math.sin;

import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** The formulas that designs are drawn with, a second time as functions. */
final class Formulas {
    /** A weight of the times. */
    interface Weight {
        double of(double r, double s, double t);
    }

    private static final Map<String, DoubleBinaryOperator> INNER = Map.of(
            "t - 0.3 * (t - r)", (r, t) -> t - 0.3 * (t - r),
            "max(r, t - 0.125)", (r, t) -> max(r, t - 0.125),
            "r + (t - r) * (t - r)", (r, t) -> r + (t - r) * (t - r),
            "max(0, t - 0.25)", (r, t) -> max(0, t - 0.25),
            "t", (r, t) -> t,
            "0.5 * t", (r, t) -> 0.5 * t,
            "r - 0.1", (r, t) -> r - 0.1);

    private static final Map<String, Weight> WEIGHTS = Map.of(
            "1 / (t - r + 0.01)", (r, s, t) -> 1 / (t - r + 0.01),
            "exp(-t) + s", (r, s, t) -> exp(-t) + s,
            "2", (r, s, t) -> 2,
            "t < 0.5 ? 1 : 2", (r, s, t) -> t < 0.5 ? 1 : 2,
            "1 / (t - r)", (r, s, t) -> 1 / (t - r),
            "t - 0.5", (r, s, t) -> t - 0.5,
            "log(t)", (r, s, t) -> log(t),
            "t - r", (r, s, t) -> t - r,
            "0", (r, s, t) -> 0);

    private static final Map<String, DoubleUnaryOperator> LAWS = Map.of(
            "progress * progress", p -> p * p,
            "progress < 0.5 ? 0 : 1", p -> p < 0.5 ? 0 : 1,
            "1 - progress", p -> 1 - p,
            "0.5 * progress", p -> 0.5 * p,
            "2 * progress", p -> 2 * p,
            "4 * progress * (1 - progress)", p -> 4 * p * (1 - p),
            "cos(PI / 2 * progress)", p -> cos(PI / 2 * p),
            "progress", p -> p,
            "2 - progress", p -> 2 - p,
            "1 - sin(PI * progress)", p -> 1 - sin(PI * p));

    private Formulas() {}

    static DoubleUnaryOperator curriculum(String law) {
        return Objects.requireNonNull(LAWS.get(law), law);
    }

    static DoubleBinaryOperator inner(String inner) {
        return Objects.requireNonNull(INNER.get(inner), inner);
    }

    static Weight weight(String weight) {
        return Objects.requireNonNull(WEIGHTS.get(weight), weight);
    }
}
