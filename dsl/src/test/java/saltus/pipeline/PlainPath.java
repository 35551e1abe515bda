package saltus.pipeline;

import java.util.function.UnaryOperator;
import saltus.graph.Tensor;

/**
 * A path given by alpha and sigma only: everything else follows from the formulas.
 *
 * @param data alpha
 * @param noise sigma
 */
record PlainPath(UnaryOperator<Tensor> data, UnaryOperator<Tensor> noise) implements Path {
    /** alpha = 1 - t^2, sigma = 2 t - t^2: as little symmetric as a path may be. */
    static final Path POLYNOMIAL =
            new PlainPath(t -> t.square().from(1), t -> t.times(2).minus(t.square()));

    /** Another path without its closed forms. */
    static Path of(Path path) {
        return new PlainPath(path::alpha, path::sigma);
    }

    @Override
    public Tensor alpha(Tensor t) {
        return data.apply(t);
    }

    @Override
    public Tensor sigma(Tensor t) {
        return noise.apply(t);
    }
}
