package saltus.processor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import saltus.Category;
import saltus.pipeline.Pipeline;
import saltus.processor.design.Design;
import saltus.processor.rules.Rules;
import saltus.recipes.compiling.MemoryCompiler;

/** Recipes in which components are seen at work: those that are shipped, and a few for what none of them has. */
final class Hosts {
    /** For losses and for rows with r = t. */
    private static final Map<String, String> LOSSES = Map.of("hosts/Termed", """
            package hosts;
            import saltus.*;
            @Recipe
            @VelocityTerm(direction = 0.5)
            @DirectionTerm
            @DataTerm(value = DataMeasure.ABSOLUTE, until = 0.5)
            public interface Termed extends saltus.recipes.AdaptiveMeanFlow {}
            """, "hosts/Flowing", """
            package hosts;
            import saltus.*;
            @Recipe
            @FlowRowsFormula
            public interface Flowing extends saltus.recipes.MeanFlow {
                static double flow(double u) { return Math.sqrt(u); }
            }
            """);

    /** For samplers. */
    private static final Map<String, String> SAMPLERS =
            Map.of("hosts/Timed", """
            package hosts;
            import saltus.*;
            @Recipe
            @NoGuidance
            @SampleTimesFormula(steps = 3)
            @SampleGuidanceFormula
            public interface Timed extends saltus.recipes.MeanFlow {
                static double sampleTime(double done) { return (1 - done) * (1 - done); }
                static double sampleGuidance(double t) { return 1 + t; }
            }
            """, "hosts/Noisy", """
            package hosts;
            import saltus.*;
            @Recipe
            @SampleTimes({1, 0.6, 0.2})
            @RenoisingSampler(share = 0.5)
            public interface Noisy extends saltus.recipes.MeanFlow {}
            """, "hosts/Chosen", """
            package hosts;
            import saltus.*;
            @Recipe
            @NoGuidance
            @SampleSteps(3)
            @SampleGuidance(omega = 2, from = 0.1, until = 0.8)
            public interface Chosen extends saltus.recipes.MeanFlow {}
            """);

    /** For all else. */
    private static final Map<String, String> OTHERS = Map.of(
            "hosts/OwnFormulas",
            """
            package hosts;
            import saltus.*;
            import saltus.graph.Tensor;
            @Recipe
            @FormulaPath
            @NetworkOutput(OutputKind.VELOCITY)
            @OneStep(Solver.DDIM)
            @TwoStep(
                    first = @Step(solver = Solver.DDIM, velocity = StepVelocity.NETWORK),
                    second = @Step(solver = Solver.DDIM, velocity = StepVelocity.NETWORK))
            @InnerFormula
            @TargetClamp
            @TensorDistance
            public interface OwnFormulas extends saltus.recipes.SplitMeanFlow {
                static double alpha(double t) { return 1 - t * t; }
                static double sigma(double t) { return t * (2 - t); }
                static double inner(double r, double t) { return 0.5 * (r + t); }
                static Tensor distance(Tensor a, Tensor b) { return new saltus.pipeline.SquaredError(Reduction.SUM).of(a.minus(b)); }
            }
            """,
            "hosts/OwnMethods",
            """
            package hosts;
            import saltus.*;
            import saltus.graph.Tensor;
            @Recipe
            @TensorVelocity
            @TensorWeight
            @TensorTimes(coincide = 0.5)
            public interface OwnMethods extends saltus.recipes.AlphaFlow {
                static Tensor velocity(Tensor z, Tensor t, Tensor samples, Tensor noise) { return noise.minus(samples); }
                static Tensor weight(Tensor r, Tensor s, Tensor t) { return t.plus(1); }
                static Tensor start(Tensor first, Tensor second) { return first.maximum(second); }
                static Tensor end(Tensor first, Tensor second) { return first.minimum(second); }
            }
            """,
            "hosts/Bent",
            """
            package hosts;
            import saltus.*;
            @Recipe
            @FlowPath(PathKind.COSINE)
            @AbsoluteError
            public interface Bent extends saltus.recipes.ImprovedMeanFlow {}
            """,
            "hosts/Shaped",
            """
            package hosts;
            import saltus.*;
            @Recipe
            @TangentClamp(limit = 0.5)
            @TangentScaleFormula
            @TimeWeight
            @Progress(steps = 100)
            public interface Shaped extends saltus.recipes.VarianceReducedMeanFlow {
                static double scale(double r, double t, double progress) { return 1.5 - t * progress; }
                static double weight(double r, double s, double t, double progress) { return 1 + (t - r) * progress; }
            }
            """,
            "hosts/Arriving",
            """
            package hosts;
            import saltus.*;
            @Recipe
            @InnerFormula
            @Progress(steps = 100)
            public interface Arriving extends saltus.recipes.SplitMeanFlow {
                static double inner(double r, double t, double progress) { return t - (0.6 - 0.3 * progress) * (t - r); }
            }
            """,
            "hosts/Rooted",
            """
            package hosts;
            import saltus.*;
            @Recipe
            @LossFormula
            public interface Rooted extends saltus.recipes.MeanFlow {
                static double loss(double e) { return Math.sqrt(e + 0.01); }
            }
            """,
            "hosts/Drawn",
            """
            package hosts;
            import saltus.*;
            @Recipe
            @FormulaTimes(coincide = 0.5)
            public interface Drawn extends saltus.recipes.MeanFlow {
                static double start(double u) { return Math.sqrt(u); }
                static double end(double u, double t) { return u * t; }
            }
            """,
            "hosts/Hopping",
            """
            package hosts;
            import saltus.*;
            @Recipe
            @TwoStep(
                    first = @Step(solver = Solver.EULER, velocity = StepVelocity.NETWORK),
                    second = @Step(solver = Solver.EULER, velocity = StepVelocity.NETWORK),
                    hops = 3)
            public interface Hopping extends saltus.recipes.SplitMeanFlow {}
            """,
            "hosts/Exploding",
            """
            package hosts;
            import saltus.*;
            @Recipe
            @FormulaPath(varianceExploding = true)
            @EdmPreconditioning
            public interface Exploding extends saltus.recipes.FlowMatching {
                static double alpha(double t) { return 1; }
                static double sigma(double t) { return 80 * t; }
            }
            """);

    /** Beside the shipped ones, by their names. */
    static final Map<String, String> SOURCES = Stream.of(LOSSES, SAMPLERS, OTHERS)
            .flatMap(sources -> sources.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** What decides how times are drawn and how targets are made of them. */
    private static final List<Category> SHAPE =
            List.of(Category.PATH, Category.TIMES, Category.INNER, Category.COMPARISON);

    private Hosts() {}

    /** As few as have each component beside all paths, laws of times and inner times and comparisons that it has been put to. */
    static List<Design> designs() {
        List<Design> left = all();
        Set<Object> pairs = new HashSet<>();
        List<Design> chosen = new ArrayList<>();
        while (true) {
            Design next = left.stream()
                    .max(Comparator.comparingInt(design -> news(design, pairs)))
                    .orElseThrow();
            if (news(next, pairs) == 0) {
                return chosen;
            }
            chosen.add(next);
            pairs.addAll(pairs(next));
        }
    }

    private static int news(Design design, Set<Object> pairs) {
        return (int)
                pairs(design).stream().filter(pair -> !pairs.contains(pair)).count();
    }

    private static Set<Object> pairs(Design design) {
        return design.components().values().stream()
                .flatMap(one -> SHAPE.stream()
                        .flatMap(category -> design.component(category).stream())
                        .map(other -> List.of(one.type(), other.type())))
                .collect(Collectors.toSet());
    }

    private static List<Design> all() {
        Map<String, String> sources = new LinkedHashMap<>(SOURCES);
        for (Pipeline pipeline : ServiceLoader.load(Pipeline.class)) {
            String recipe = pipeline.card().recipe();
            if (pipeline.card().type().equals("saltus.recipes." + recipe)) {
                sources.put(recipe, "@saltus.Recipe interface " + recipe + " extends saltus.recipes." + recipe + " {}");
            }
        }
        Map<String, Design> designs = new LinkedHashMap<>();
        MemoryCompiler.Result result = MemoryCompiler.compile(
                new RecipeProcessor(design -> {
                    designs.put(design.typeName(), design);
                    return Rules.judge(design);
                }),
                sources,
                "-proc:only");
        if (!result.errors().isEmpty()) {
            throw new AssertionError(result.errors());
        }
        return List.copyOf(designs.values());
    }
}
