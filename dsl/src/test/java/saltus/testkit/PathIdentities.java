package saltus.testkit;

import java.util.function.BiFunction;
import saltus.graph.Tensor;
import saltus.pipeline.Path;

/** Coefficients of a path and of its DDIM step; source: framework, 7.2. */
final class PathIdentities {
    private static final double EXACT = 1e-9;

    private final Path path;

    PathIdentities(Path path) {
        this.path = path;
    }

    private double at(BiFunction<Path, Tensor, Tensor> coefficient, double t) {
        return Plane.value(p -> coefficient.apply(path, p.t()), 0, t, t, t);
    }

    private double alphaBar(double t, double r) {
        return Plane.value(p -> path.alphaBar(p.t(), p.r()), 0, t, t, r);
    }

    private double betaBar(double t, double r) {
        return Plane.value(p -> path.betaBar(p.t(), p.r()), 0, t, t, r);
    }

    void ends() {
        new Identity("alpha(0) = 1").check(1, at(Path::alpha, 0), EXACT);
        new Identity("sigma(0) = 0").check(0, at(Path::sigma, 0), EXACT);
    }

    void slopes(double t) {
        double h = 1e-5;
        double alpha = (at(Path::alpha, t + h) - at(Path::alpha, t - h)) / (2 * h);
        double sigma = (at(Path::sigma, t + h) - at(Path::sigma, t - h)) / (2 * h);
        new Identity("alpha'(t) = lim (alpha(t + h) - alpha(t - h)) / 2h")
                .check(alpha, at(Path::alphaPrime, t), 1e-6, "t", t);
        new Identity("sigma'(t) = lim (sigma(t + h) - sigma(t - h)) / 2h")
                .check(sigma, at(Path::sigmaPrime, t), 1e-6, "t", t);
        double wronskian = at(Path::alpha, t) * at(Path::sigmaPrime, t) - at(Path::sigma, t) * at(Path::alphaPrime, t);
        new Identity("D = alpha sigma' - sigma alpha' > 0").check(wronskian > 0, "D = " + wronskian, "t", t);
    }

    void coefficients(double t, double r) {
        Object[] place = {"t", t, "r", r};
        double a = alphaBar(t, r);
        double b = betaBar(t, r);
        new Identity("alphaBar(t, t) = 1").check(1, alphaBar(t, t), EXACT, place);
        new Identity("betaBar(t, t) = 0").check(0, betaBar(t, t), EXACT, place);
        new Identity("alphaBar alpha_t + betaBar alpha'_t = alpha_r")
                .check(at(Path::alpha, r), a * at(Path::alpha, t) + b * at(Path::alphaPrime, t), EXACT, place);
        new Identity("alphaBar sigma_t + betaBar sigma'_t = sigma_r")
                .check(at(Path::sigma, r), a * at(Path::sigma, t) + b * at(Path::sigmaPrime, t), EXACT, place);
        double h = 1e-6;
        new Identity("d alphaBar / dr = 0 at r = t")
                .check(0, (alphaBar(t, t + h) - alphaBar(t, t - h)) / (2 * h), 1e-4, place);
        new Identity("d betaBar / dr = 1 at r = t")
                .check(1, (betaBar(t, t + h) - betaBar(t, t - h)) / (2 * h), 1e-4, place);
    }

    /** The form with a data estimate x_0 is the form with the velocity alpha' x_0 + sigma' noise. */
    void forms(double t, double r, double x, double estimate) {
        double noise = (x - at(Path::alpha, t) * estimate) / at(Path::sigma, t);
        double velocity = at(Path::alphaPrime, t) * estimate + at(Path::sigmaPrime, t) * noise;
        double byData = Plane.value(p -> path.alphaHat(p.t(), p.r()), 0, t, t, r) * x
                + Plane.value(p -> path.betaHat(p.t(), p.r()), 0, t, t, r) * estimate;
        new Identity("alphaHat x_t + betaHat x_0 = alphaBar x_t + betaBar v_t|0")
                .check(alphaBar(t, r) * x + betaBar(t, r) * velocity, byData, 1e-7, "t", t, "r", r, "x_t", x);
    }
}
