package saltus.pipeline;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A path that knows the times of its noise levels, beside its formulas in plain Java.
 *
 * @param path as the library has it
 * @param alpha factor of the data
 * @param sigma factor of the noise
 * @param alphaPrime derivative of alpha
 * @param sigmaPrime derivative of sigma
 */
record KnownPath(
        Path path,
        DoubleUnaryOperator alpha,
        DoubleUnaryOperator sigma,
        DoubleUnaryOperator alphaPrime,
        DoubleUnaryOperator sigmaPrime) {
    private static final double QUARTER = Math.PI / 2;

    static final KnownPath LINEAR = new KnownPath(new LinearPath(), t -> 1 - t, t -> t, t -> -1, t -> 1);
    static final KnownPath COSINE = new KnownPath(
            new CosinePath(),
            t -> Math.cos(QUARTER * t),
            t -> Math.sin(QUARTER * t),
            t -> -QUARTER * Math.sin(QUARTER * t),
            t -> QUARTER * Math.cos(QUARTER * t));
    static final KnownPath EDM = new KnownPath(new EdmPath(80), t -> 1, t -> 80 * t, t -> 0, t -> 80);
    static final List<KnownPath> ALL = List.of(LINEAR, COSINE, EDM);

    /** sigma / alpha. */
    double level(double t) {
        return sigma.applyAsDouble(t) / alpha.applyAsDouble(t);
    }

    @Override
    public String toString() {
        return path.getClass().getSimpleName();
    }
}
