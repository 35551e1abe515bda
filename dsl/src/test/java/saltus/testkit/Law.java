package saltus.testkit;

import saltus.graph.Tensor;
import saltus.pipeline.Path;

/** A law of data, the same and independent in every coordinate, whose flow is known (framework, 7.3 and 7.4). */
sealed interface Law permits NormalLaw, MixtureLaw {
    /** The marginal velocity v_t(z), shaped as z; {@code deviation} is the noise's. */
    Tensor velocity(Path path, double deviation, Tensor z, Tensor t);

    /** The flow map X_{t,r}(z), shaped as z, for times [rows] in either order. */
    Tensor flow(Path path, double deviation, Tensor z, Tensor t, Tensor r);

    /** A coordinate of a sample from a number in (0, 1) and a standard normal one. */
    double sample(double choice, double normal);
}
