package saltus.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import saltus.graph.Array;
import saltus.graph.Tensor;
import saltus.pipeline.Path;
import saltus.pipeline.Pipeline;
import saltus.pipeline.SolverMap;
import saltus.pipeline.TrainingStep;

/** What a training step's target is when the network is exact; source: framework, sections 3 and 7. */
final class StepIdentities {
    private final Pipeline pipeline;
    private final Path path;
    private final double noise;
    private final Trial trial;
    private final Law law;
    private final ExactNetwork exact;
    private final TrainingStep step;

    /**
     * @param trial what is drawn
     * @param law of the data
     */
    StepIdentities(Trial trial, Law law) {
        this.pipeline = trial.pipeline();
        this.path = pipeline.path();
        this.noise = pipeline.scaling().noise();
        this.trial = trial;
        this.law = law;
        this.exact = new ExactNetwork(pipeline, law);
        this.step = trial.write(exact);
    }

    /** A step on samples of the law. */
    Map<String, Array> run() {
        return trial.run(step, Map.of("images", trial.samples(law)));
    }

    /**
     * A step with the same z_t, on the samples and noise that z_t is expected to come from, so that the conditional
     * velocity is the marginal one; moved apart by {@code shift} in a way that leaves z_t alone.
     */
    Map<String, Array> expected(Map<String, Array> first, double shift) {
        Map<String, Array> given = new HashMap<>();
        given.put("images", of(first, p -> sample(p, velocity(p)).plus(shift)));
        given.put("draw.noise", of(first, p -> {
            Tensor moved = path.alpha(p.t()).times(-shift).dividedBy(path.sigma(p.t()));
            return noise(p, velocity(p)).plus(moved.over(p.z())).dividedBy(noise);
        }));
        return trial.run(step, given);
    }

    private Tensor velocity(Plane.Point p) {
        return law.velocity(path, noise, p.z(), p.t());
    }

    /** The sample that a point and a velocity there mean. */
    private Tensor sample(Plane.Point p, Tensor v) {
        Tensor scaled = path.sigmaPrime(p.t())
                .over(v)
                .times(p.z())
                .minus(path.sigma(p.t()).over(v).times(v));
        return scaled.dividedBy(path.wronskian(p.t()).over(v));
    }

    private Tensor noise(Plane.Point p, Tensor v) {
        Tensor scaled = path.alpha(p.t())
                .over(v)
                .times(v)
                .minus(path.alphaPrime(p.t()).over(v).times(p.z()));
        return scaled.dividedBy(path.wronskian(p.t()).over(v));
    }

    private static Array of(Map<String, Array> values, Function<Plane.Point, Tensor> formula) {
        return Plane.values(
                formula,
                List.of(values.get("z_t"), values.get("v_t"), values.get("t"), values.get("s"), values.get("r")));
    }

    /** Where the target leads: its own end, or that of the step along what the network should say. */
    Array reached(Map<String, Array> values) {
        Array ends = values.get("z_tgt");
        if (ends != null) {
            return ends;
        }
        Map<String, Array> along = new HashMap<>(values);
        along.put("v_t", values.getOrDefault("u_target", values.get("v_t")));
        return of(along, p -> pipeline.solver().to(p.z(), p.t(), p.r(), p.v()));
    }

    /** Where the derivative is taken at the end, both sides are the velocity where the exact map has led. */
    private void ends(Map<String, Array> values, double tolerance) {
        Array wanted = of(values, p -> law.velocity(path, noise, exact.step(p.z(), p.t(), p.r()), p.r()));
        Identity identity = new Identity("dX_{t,r}(x)/dr = v(X_{t,r}(x), r)");
        everywhere(identity, wanted, values.get("dX_dr"), values, tolerance);
        everywhere(identity, wanted, values.get("u_target"), values, tolerance);
    }

    /** The residual of the prediction is nothing: each target leads where the design says that it does. */
    void targets(Map<String, Array> values, double tolerance) {
        if (values.containsKey("dX_dr")) {
            ends(values, tolerance);
            return;
        }
        boolean twoSteps = values.containsKey("z_s") && Trait.ALONG_DATA.of(pipeline);
        Array wanted = of(values, p -> twoSteps ? along(p) : exact.step(p.z(), p.t(), p.r()));
        Array found = reached(values);
        String formula = twoSteps
                ? "target = X_{s,r}(step from t to s along v_t|0)"
                : "target = X_{t,r}(x), so that the exact network's residual vanishes";
        everywhere(new Identity(formula), wanted, found, values, tolerance);
    }

    private Tensor along(Plane.Point p) {
        Tensor between = SolverMap.ddim(path).to(p.z(), p.t(), p.s(), p.v());
        return law.flow(path, noise, between, p.s(), pipeline.solver().reached(p.r()));
    }

    /** The mean of targets for two velocities as far apart on either side is the target between them. */
    void unbiased(double shift, double tolerance) {
        Map<String, Array> first = run();
        Map<String, Array> middle = expected(first, 0);
        Array left = reached(expected(first, -shift));
        Array right = reached(expected(first, shift));
        double[] mean = left.values().clone();
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (mean[i] + right.values()[i]) / 2;
        }
        everywhere(
                new Identity("E[target | x_t] = X_{t,r}(x_t): continuous targets are affine in v_t|0"),
                reached(middle),
                new Array(mean, left.shape()),
                middle,
                tolerance);
    }

    private void everywhere(Identity identity, Array wanted, Array found, Map<String, Array> values, double tolerance) {
        int columns = trial.size().dimension();
        for (int i = 0; i < wanted.values().length; i++) {
            if (learnsVelocity(values, i)) {
                continue;
            }
            int row = i / columns;
            identity.check(
                    wanted.values()[i],
                    found.values()[i],
                    tolerance,
                    "t",
                    values.get("t").values()[row],
                    "s",
                    values.get("s").values()[row],
                    "r",
                    values.get("r").values()[row],
                    "x",
                    values.get("z_t").values()[i],
                    "data",
                    law,
                    "order",
                    trial.size().evaluations());
        }
    }

    /** True for an entry whose target is the velocity although its step has a length, as the smallest dyadic step's is. */
    private boolean learnsVelocity(Map<String, Array> values, int entry) {
        return !Trait.CONTINUOUS.of(pipeline)
                && values.containsKey("u_target")
                && values.get("u_target").values()[entry] == values.get("v_t").values()[entry];
    }
}
