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
    /** A formula of times and progress. */
    interface OfTimes {
        double of(double r, double s, double t, double progress);
    }

    /** A formula of a draw, the start and progress. */
    interface OfDraw {
        double of(double u, double t, double progress);
    }

    private static final Map<String, OfTimes> INNER = Map.of(
            "t - 0.3 * (t - r)", (r, s, t, p) -> t - 0.3 * (t - r),
            "max(r, t - 0.125)", (r, s, t, p) -> max(r, t - 0.125),
            "r + (t - r) * (t - r)", (r, s, t, p) -> r + (t - r) * (t - r),
            "t - (0.6 - 0.5 * progress) * (t - r)", (r, s, t, p) -> t - (0.6 - 0.5 * p) * (t - r),
            "max(0, t - 0.25)", (r, s, t, p) -> max(0, t - 0.25),
            "t", (r, s, t, p) -> t,
            "0.5 * t", (r, s, t, p) -> 0.5 * t,
            "r - 0.1", (r, s, t, p) -> r - 0.1,
            "t - 0.5 * (1 - progress) * (t - r)", (r, s, t, p) -> t - 0.5 * (1 - p) * (t - r),
            "t - 2 * progress * (t - r)", (r, s, t, p) -> t - 2 * p * (t - r));

    private static final Map<String, OfTimes> WEIGHTS = Map.of(
            "1 / (t - r + 0.01)", (r, s, t, p) -> 1 / (t - r + 0.01),
            "exp(-t) + s", (r, s, t, p) -> exp(-t) + s,
            "2", (r, s, t, p) -> 2,
            "t < 0.5 ? 1 : 2", (r, s, t, p) -> t < 0.5 ? 1 : 2,
            "1 + progress * (t - r)", (r, s, t, p) -> 1 + p * (t - r),
            "1 / (t - r)", (r, s, t, p) -> 1 / (t - r),
            "t - 0.5", (r, s, t, p) -> t - 0.5,
            "log(t)", (r, s, t, p) -> log(t),
            "t - r", (r, s, t, p) -> t - r,
            "0", (r, s, t, p) -> 0);

    private static final Map<String, OfTimes> MORE_WEIGHTS =
            Map.of("1 - 2 * progress * t", (r, s, t, p) -> 1 - 2 * p * t);

    private static final Map<String, OfTimes> SCALES = Map.of(
            "1 - (1 - t) * (1 - t)", (r, s, t, p) -> 1 - (1 - t) * (1 - t),
            "1.5 - t", (r, s, t, p) -> 1.5 - t,
            "cos(PI / 2 * t)", (r, s, t, p) -> cos(PI / 2 * t),
            "1 + progress * (t - r)", (r, s, t, p) -> 1 + p * (t - r),
            "0.5 - t", (r, s, t, p) -> 0.5 - t,
            "1 / r", (r, s, t, p) -> 1 / r,
            "t < 0.5 ? 0 : 1", (r, s, t, p) -> t < 0.5 ? 0 : 1,
            "1 - 2 * progress", (r, s, t, p) -> 1 - 2 * p);

    private static final Map<String, OfTimes> OMEGAS = Map.of(
            "1.5", (r, s, t, p) -> 1.5,
            "1 + t * (1 - t)", (r, s, t, p) -> 1 + t * (1 - t),
            "t > 0.8 ? 1 : 3", (r, s, t, p) -> t > 0.8 ? 1 : 3,
            "2 - progress * t", (r, s, t, p) -> 2 - p * t,
            "1 / t", (r, s, t, p) -> 1 / t,
            "exp(20 * t)", (r, s, t, p) -> exp(20 * t));

    /** Of a draw and progress. */
    private static final Map<String, DoubleBinaryOperator> STARTS = Map.of(
            "sqrt(u)", (u, p) -> Math.sqrt(u),
            "u * u", (u, p) -> u * u,
            "0.1 + 0.3 * u", (u, p) -> 0.1 + 0.3 * u,
            "0.5 * (u + sin(PI / 2 * u))", (u, p) -> 0.5 * (u + sin(PI / 2 * u)),
            "u * u * progress + u * (1 - progress)", (u, p) -> u * u * p + u * (1 - p),
            "u * (0.5 + 0.5 * progress)", (u, p) -> u * (0.5 + 0.5 * p),
            "1 - u", (u, p) -> 1 - u,
            "2 * u", (u, p) -> 2 * u,
            "u - 0.1", (u, p) -> u - 0.1,
            "u * (1 - 2 * progress)", (u, p) -> u * (1 - 2 * p));

    private static final Map<String, DoubleBinaryOperator> DRAWN = Map.of(
            "1 + 3 * u", (u, p) -> 1 + 3 * u,
            "1 + u * u", (u, p) -> 1 + u * u,
            "pow(4, u)", (u, p) -> Math.pow(4, u),
            "1 + 3 * u * progress", (u, p) -> 1 + 3 * u * p,
            "4 * u", (u, p) -> 4 * u,
            "1 + 7 * u", (u, p) -> 1 + 7 * u,
            "4 - 3 * u", (u, p) -> 4 - 3 * u,
            "1 + 3 * u * (1 + progress)", (u, p) -> 1 + 3 * u * (1 + p));

    private static final Map<String, DoubleUnaryOperator> LOSSES = Map.of(
            "log(e + 0.01)", e -> log(e + 0.01),
            "sqrt(e + 1e-6)", e -> Math.sqrt(e + 1e-6),
            "e < 1 ? e : 2 * sqrt(e) - 1", e -> e < 1 ? e : 2 * Math.sqrt(e) - 1,
            "log(e)", Math::log,
            "sqrt(e)", Math::sqrt,
            "e * (2 - e)", e -> e * (2 - e),
            "1 - e", e -> 1 - e,
            "e * e", e -> e * e);

    private static final Map<String, OfDraw> ENDS = Map.of(
            "u * t", (u, t, p) -> u * t,
            "u * u * t", (u, t, p) -> u * u * t,
            "u * t * (1 - 0.5 * progress)", (u, t, p) -> u * t * (1 - 0.5 * p),
            "t + 0.1 * u", (u, t, p) -> t + 0.1 * u,
            "u", (u, t, p) -> u,
            "min(t, 2 * u * t)", (u, t, p) -> Math.min(t, 2 * u * t),
            "u * t * (1 + progress)", (u, t, p) -> u * t * (1 + p));

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

    static OfTimes inner(String inner) {
        return Objects.requireNonNull(INNER.get(inner), inner);
    }

    static OfTimes weight(String weight) {
        return Objects.requireNonNull(WEIGHTS.getOrDefault(weight, MORE_WEIGHTS.get(weight)), weight);
    }

    static DoubleBinaryOperator drawn(String guidance) {
        return Objects.requireNonNull(DRAWN.get(guidance), guidance);
    }

    static DoubleBinaryOperator start(String start) {
        return Objects.requireNonNull(STARTS.get(start), start);
    }

    static DoubleUnaryOperator loss(String loss) {
        return Objects.requireNonNull(LOSSES.get(loss), loss);
    }

    static OfDraw end(String end) {
        return Objects.requireNonNull(ENDS.get(end), end);
    }

    static OfTimes omega(String omega) {
        return Objects.requireNonNull(OMEGAS.get(omega), omega);
    }

    static OfTimes scale(String scale) {
        return Objects.requireNonNull(SCALES.get(scale), scale);
    }
}
