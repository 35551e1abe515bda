package saltus.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import saltus.graph.ForwardMode;
import saltus.graph.ForwardMode.Seed;
import saltus.graph.GraphBuilder;
import saltus.graph.Interpreter;
import saltus.graph.Tensor;

/**
 * A flow path x_t = alpha(t) x_0 + sigma(t) noise. A path says alpha and sigma; derivatives follow by forward mode, and
 * the DDIM coefficients from alpha, sigma and their derivatives (framework, section 1). Where a path knows a closed form
 * it overrides the formula.
 */
public interface Path {
    /** Factor of the data. */
    Tensor alpha(Tensor t);

    /** Factor of the noise. */
    Tensor sigma(Tensor t);

    /** alpha'(t). */
    default Tensor alphaPrime(Tensor t) {
        return ForwardMode.tangent(alpha(t), List.of(new Seed(t, t.ones())));
    }

    /** sigma'(t). */
    default Tensor sigmaPrime(Tensor t) {
        return ForwardMode.tangent(sigma(t), List.of(new Seed(t, t.ones())));
    }

    /**
     * The time at which sigma / alpha has a value: the noise level of EDM's notation.
     *
     * @throws UnsupportedOperationException if the path knows no closed form
     */
    default Tensor timeOf(Tensor level) {
        throw new UnsupportedOperationException("this path does not know the times of its noise levels");
    }

    /** sigma(t) / alpha(t) as a number, computed as tensors compute both. */
    default double level(double t) {
        GraphBuilder graph = new GraphBuilder();
        Tensor time = graph.scalar(t);
        graph.output("level", sigma(time).dividedBy(alpha(time)));
        return Objects.requireNonNull(Interpreter.run(graph.build(), Map.of()).get("level"))
                .values()[0];
    }

    /** x_t for times [rows], shaped as x. */
    default Tensor mix(Tensor x, Tensor noise, Tensor t) {
        return alpha(t).over(x).times(x).plus(sigma(t).over(x).times(noise));
    }

    /** The conditional velocity alpha' x + sigma' noise, shaped as x. */
    default Tensor velocity(Tensor x, Tensor noise, Tensor t) {
        return alphaPrime(t).over(x).times(x).plus(sigmaPrime(t).over(x).times(noise));
    }

    /** D = alpha sigma' - sigma alpha', positive where the signal-to-noise ratio falls. */
    default Tensor wronskian(Tensor t) {
        return alpha(t).times(sigmaPrime(t)).minus(sigma(t).times(alphaPrime(t)));
    }

    /** Factor of x_t in the DDIM step from t to r along a velocity. */
    default Tensor alphaBar(Tensor t, Tensor r) {
        return alpha(r).times(sigmaPrime(t))
                .minus(sigma(r).times(alphaPrime(t)))
                .dividedBy(wronskian(t));
    }

    /** Factor of the velocity in the DDIM step from t to r. */
    default Tensor betaBar(Tensor t, Tensor r) {
        return sigma(r).times(alpha(t)).minus(alpha(r).times(sigma(t))).dividedBy(wronskian(t));
    }

    /** Factor of x_t in the DDIM step from t to r towards a data estimate; singular where sigma(t) = 0. */
    default Tensor alphaHat(Tensor t, Tensor r) {
        return sigma(r).dividedBy(sigma(t));
    }

    /** Factor of the data estimate in the DDIM step from t to r. */
    default Tensor betaHat(Tensor t, Tensor r) {
        return alpha(r).minus(alphaHat(t, r).times(alpha(t)));
    }
}
