package saltus.recipes.parity;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import saltus.graph.Array;
import saltus.graph.Dim;
import saltus.graph.ForwardMode;
import saltus.graph.GraphBuilder;
import saltus.graph.Interpreter;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;
import saltus.pipeline.Condition;
import saltus.pipeline.Network;
import saltus.pipeline.Path;
import saltus.pipeline.Pipeline;
import saltus.pipeline.Scaling;
import saltus.pipeline.SolverMap;
import saltus.recipes.compiling.MemoryCompiler;

/** {@code schedulers}: coefficients of paths, solvers and preconditioning on a grid of time pairs. */
final class SchedulerCase {
    private final GraphBuilder graph = new GraphBuilder();
    private final Tensor start = time("t_start");
    private final Tensor end = time("t_end");
    private final SchedulerConstants constants;

    private SchedulerCase(SchedulerConstants constants) {
        this.constants = constants;
    }

    static void check(ReferenceCase reference) {
        Comparison comparison = new Comparison(reference);
        comparison.used("t_start");
        comparison.used("t_end");
        JsonObject schedulers = reference.config().getAsJsonObject("sigma_data");
        for (String name : schedulers.keySet()) {
            SchedulerConstants constants = SchedulerConstants.of(name, reference);
            Pipeline pipeline = MemoryCompiler.pipeline("Case", RecipeText.ofSampler(constants));
            new SchedulerCase(constants).compare(name, pipeline, reference, comparison);
        }
        comparison.finish();
    }

    private void compare(String name, Pipeline pipeline, ReferenceCase reference, Comparison comparison) {
        write(pipeline);
        Array starts = new Array(reference.doubles("t_start"), (int) reference.shape("t_start")[0]);
        Array ends = new Array(reference.doubles("t_end"), (int) reference.shape("t_end")[0]);
        Map<String, Array> results = Interpreter.run(graph.build(), Map.of("t_start", starts, "t_end", ends));
        results.forEach((quantity, value) -> {
            String tensor = name + "." + quantity;
            // of EDM the reference records no coefficients towards a data estimate
            if (reference.has(tensor)) {
                comparison.compare(tensor, value.values());
            }
        });
    }

    private void write(Pipeline pipeline) {
        Path path = pipeline.path();
        output("alpha", path.alpha(start));
        output("sigma", path.sigma(start));
        output("d_alpha", path.alphaPrime(start));
        output("d_sigma", path.sigmaPrime(start));
        SolverMap map = constants.path().equals("edm")
                ? SolverMap.boundary(path, constants.deviation(), constants.smallest())
                : SolverMap.ddim(path);
        Tensor alphaBar = map.to(start.ones(), start, end, start.zeros());
        Tensor betaBar = map.to(start.zeros(), start, end, start.ones());
        output("alpha_bar", alphaBar);
        output("beta_bar", betaBar);
        output("alpha_hat", path.alphaHat(start, end));
        output("beta_hat", path.betaHat(start, end));
        output("d_alpha_bar_dt", derivative(alphaBar));
        output("d_beta_bar_dt", derivative(betaBar));
        Path generic = generic(path);
        output("generic_alpha_bar", generic.alphaBar(start, end));
        output("generic_beta_bar", generic.betaBar(start, end));
        preconditioning(pipeline.scaling());
        Tensor noise = path.sigma(graph.scalar(1)).times(pipeline.scaling().noise());
        graph.output("sigma_0", noise.reshape(Shape.of(1)));
    }

    /** What the network sees of a one, and what a one of the network becomes. */
    private void preconditioning(Scaling scaling) {
        AtomicReference<Tensor> seen = new AtomicReference<>();
        Network ones = (z, r, t, condition) -> {
            seen.set(z);
            return z.ones();
        };
        output("c_out", scaling.around(ones).apply(start.ones(), end, start, Condition.of(start)));
        output("c_in", seen.get());
    }

    private Tensor derivative(Tensor value) {
        return ForwardMode.tangent(
                value, List.of(new ForwardMode.Seed(start, start.ones()), ForwardMode.Seed.fixed(end)));
    }

    private void output(String name, Tensor value) {
        graph.output(name, value.expandAs(start));
    }

    private Tensor time(String name) {
        return graph.input(Role.DATA, name, Type.real(Shape.of(Dim.BATCH)));
    }

    /** The path without its closed forms. */
    private static Path generic(Path path) {
        return new Path() {
            @Override
            public Tensor alpha(Tensor t) {
                return path.alpha(t);
            }

            @Override
            public Tensor sigma(Tensor t) {
                return path.sigma(t);
            }
        };
    }
}
