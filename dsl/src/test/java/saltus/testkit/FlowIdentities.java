package saltus.testkit;

import java.util.List;
import java.util.function.Function;
import saltus.graph.ForwardMode;
import saltus.graph.ForwardMode.Seed;
import saltus.graph.Tensor;
import saltus.pipeline.Pipeline;

/** Exact flow maps as the recipe's solver makes them of the exact network's outputs; source: framework, 7.1. */
final class FlowIdentities {
    private final Pipeline pipeline;
    private final Law law;
    private final ExactNetwork exact;
    private final double tolerance;

    FlowIdentities(Pipeline pipeline, Law law) {
        this.pipeline = pipeline;
        this.law = law;
        this.exact = new ExactNetwork(pipeline, law);
        this.tolerance = law instanceof MixtureLaw ? 1e-4 : 1e-7;
    }

    private Tensor velocity(Tensor z, Tensor t) {
        return law.velocity(pipeline.path(), pipeline.scaling().noise(), z, t);
    }

    /** u_{t,r}(z), the mean velocity of the step. */
    private Tensor average(Tensor z, Tensor t, Tensor r) {
        return z.minus(exact.step(z, t, r)).dividedBy(t.minus(r).over(z));
    }

    private Object[] place(double x, double t, double s, double r) {
        return new Object[] {"t", t, "s", s, "r", r, "x", x, "data", law};
    }

    private void equal(
            String formula,
            Function<Plane.Point, Tensor> expected,
            Function<Plane.Point, Tensor> found,
            double x,
            double t,
            double s,
            double r) {
        new Identity(formula)
                .check(Plane.value(expected, x, t, s, r), Plane.value(found, x, t, s, r), tolerance, place(x, t, s, r));
    }

    void stepsOfNoLength(double x, double t) {
        equal("X_{t,t}(x) = x", Plane.Point::z, p -> exact.step(p.z(), p.t(), p.t()), x, t, t, t);
        equal(
                "dX_{t,r}(x) / dr = F at r = t",
                p -> velocity(p.z(), p.t()),
                p -> ForwardMode.tangent(
                        pipeline.solver().to(p.z(), p.t(), p.r(), velocity(p.z(), p.t())),
                        List.of(new Seed(p.r(), p.r().ones()))),
                x,
                t,
                t,
                t);
    }

    void composition(double x, double t, double s, double r) {
        equal(
                "X_{s,r}(X_{t,s}(x)) = X_{t,r}(x)",
                p -> exact.step(p.z(), p.t(), p.r()),
                p -> exact.step(exact.step(p.z(), p.t(), p.s()), p.s(), p.r()),
                x,
                t,
                s,
                r);
        equal(
                "X_{r,t}(X_{t,r}(x)) = x",
                Plane.Point::z,
                p -> law.flow(
                        pipeline.path(), pipeline.scaling().noise(), exact.step(p.z(), p.t(), p.r()), p.r(), p.t()),
                x,
                t,
                s,
                r);
        equal(
                "(t - r) u_{t,r}(x) = (t - s) u_{t,s}(x) + (s - r) u_{s,r}(x - (t - s) u_{t,s}(x))",
                p -> p.t().minus(p.r()).over(p.z()).times(average(p.z(), p.t(), p.r())),
                p -> {
                    Tensor first = p.t().minus(p.s()).over(p.z()).times(average(p.z(), p.t(), p.s()));
                    return first.plus(p.s().minus(p.r()).over(p.z()).times(average(p.z().minus(first), p.s(), p.r())));
                },
                x,
                t,
                s,
                r);
    }

    void derivatives(double x, double t, double r) {
        equal(
                "dX_{t,r}(x) / dr = v_r(X_{t,r}(x))  (Lagrangian)",
                p -> velocity(exact.step(p.z(), p.t(), p.r()), p.r()),
                p -> ForwardMode.tangent(exact.step(p.z(), p.t(), p.r()), List.of(new Seed(p.r(), p.r().ones()))),
                x,
                t,
                r,
                r);
        equal(
                "dX_{t,r}(x) / dt + dX_{t,r}(x) / dx v_t(x) = 0  (Eulerian)",
                p -> p.z().zeros(),
                p -> alongFlow(p, exact.step(p.z(), p.t(), p.r())),
                x,
                t,
                r,
                r);
        equal(
                "v_t(x) = u + (t - r) (du/dt + du/dx v_t(x))  (MeanFlow)",
                p -> velocity(p.z(), p.t()),
                p -> {
                    Tensor u = average(p.z(), p.t(), p.r());
                    return u.plus(p.t().minus(p.r()).over(u).times(alongFlow(p, u)));
                },
                x,
                t,
                r,
                r);
    }

    private Tensor alongFlow(Plane.Point p, Tensor value) {
        return ForwardMode.tangent(
                value,
                List.of(new Seed(p.z(), velocity(p.z(), p.t())), Seed.fixed(p.r()), new Seed(p.t(), p.t().ones())));
    }
}
