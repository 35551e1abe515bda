package saltus.processor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saltus.Progress;
import saltus.graph.Array;
import saltus.pipeline.Evaluations;
import saltus.pipeline.LinearPath;
import saltus.pipeline.Pipeline;
import saltus.processor.component.times.Region;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Design;
import saltus.processor.rules.Rules;
import saltus.recipes.compiling.MemoryCompiler;
import saltus.recipes.interpreting.ExactPoint;
import saltus.recipes.interpreting.InterpretedStep;

/** The times that a pipeline draws, on the interpreter, lie in the regions over which its design's proofs range. */
class DrawnTimesTest {
    private static final double ROUNDING = 1e-9;

    /** Of the unit interval, in each of which a formula makes an end once at most. */
    private static final int PARTS = 64;

    private static final int STAGES = 4;
    private static final String METHODS =
            "static saltus.graph.Tensor start(saltus.graph.Tensor a, saltus.graph.Tensor b) { return a.sqrt(); }"
                    + " static saltus.graph.Tensor end(saltus.graph.Tensor a, saltus.graph.Tensor b) {"
                    + " return a.sqrt().times(b); }";
    private static final String SEPARATE =
            "@SeparateLogitNormalTimes(startMean = -0.6, startDeviation = 1.6, endMean = -1,"
                    + " endDeviation = 1.6, coincide = 0.25)";

    /** A base, components in the place of its own, and formulas. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FlowMatching | |",
                "MeanFlow | |",
                "MeanFlow | @UniformTimes(coincide = 0) @NoGuidance @RandomInner |",
                "MeanFlow | @UniformTimes(coincide = 0.5) @EndAtData @RandomInner |",
                "MeanFlow | @LogitNormalTimes(mean = 1, deviation = 0.5, coincide = 0.2) @InnerTime(0.3) |",
                "MeanFlow | @LogitNormalTimes(mean = -0.4, deviation = 1, coincide = 0.75) @GradualTimes(steps = 9) |"
                        + " static double gradual(double p) { return 1 - 0.5 * p; }",
                "MeanFlow | SEPARATE |",
                "MeanFlow | SEPARATE @RandomInner |",
                "MeanFlow | SEPARATE @EndAtData @InnerTime(0.1) |",
                "MeanFlow | SEPARATE @InnerFormula | static double inner(double r, double t) { return 0.5 * (r + t); }",
                "MeanFlow | @EndAtData @InnerFormula | static double inner(double r, double t) { return 0.5 * t; }",
                "MeanFlow | @NoGuidance @InnerFormula @Progress(steps = 1)"
                        + " | static double inner(double r, double t, double p) { return t - 0.25 * (2 - p) * (t - r); }",
                "MeanFlow | @FormulaTimes(coincide = 0.3) @InnerTime(0.3) | static double start(double u) { return 0.1 + 0.8 * u * u; }"
                        + " static double end(double u, double t) { return u * t; }",
                "MeanFlow | @FormulaTimes(coincide = 0.3) @EndAtData | static double start(double u) { return 1; }",
                "FlowMatching | @LogitNormalFlowRows(mean = 0, deviation = 1) |",
                "FlowMatching | @FlowRowsFormula | static double flow(double u) { return u * u; }",
                "MeanFlow | @LogitNormalFlowRows(mean = 3, deviation = 0.1) @EndAtData |",
                "MeanFlow | @FlowRowsFormula @LogitNormalTimes(mean = 2, deviation = 0.2, coincide = 0.5)"
                        + " | static double flow(double u) { return 0.1 * u; }",
                "MeanFlow | SEPARATE @LogitNormalFlowRows(mean = 3, deviation = 0.1) |",
                "MeanFlow | @SeparateLogitNormalTimes(startMean = 1, startDeviation = 0.1, endMean = -1, endDeviation = 3,"
                        + " coincide = 0, sorted = true) @NoGuidance @InnerTime(0.3) |",
                "MeanFlow | @EtaDecrement |",
                "MeanFlow | @TensorTimes(coincide = 0.2) @RandomInner | METHODS",
                "MeanFlow | @TensorTimes(coincide = 0.2) @EndAtData @InnerTime(0.3) | METHODS",
                "AlphaFlow | |",
                "ShortcutDiffusion | |",
                "ShortcutDiffusion | @DyadicTimes(steps = 8, bootstrap = 0.5, onGrid = true) |",
                "ShortcutDiffusion | @DyadicTimes(steps = 16, bootstrap = 0.5, sizes = StepSizes.DRAWN) |",
                "InductiveMomentMatching | |",
                "InductiveMomentMatching | @GroupTimes(until = 0.9) @EtaDecrement(staysAboveEnd = false) |",
                "ContinuousConsistencyCosine | @NoVariationalWeight |",
                "ConsistencyCosine | |",
                "ConsistencyLinear | @KarrasTimes(scales = 200, squashed = true) |",
                "ConsistencyEdm | |",
                "ConsistencyEdm | @EdmPath(largest = 50) @KarrasTimes(scales = 30, largest = 50, rho = 3) |",
                "ImprovedConsistency | |",
                "ProgressiveConsistency | |",
                "Drifting | |",
                "MeanFlow | @Progress(steps = 4) @FormulaTimes(coincide = 0.3) @InnerTime(0.3) |"
                        + " static double start(double u, double p) { return (0.2 + 0.6 * p) * u; }"
                        + " static double end(double u, double t, double p) { return u * t * (1 - 0.5 * p); }",
                "MeanFlow | @Progress(steps = 4) @FormulaTimes(coincide = 0.3) @EndAtData |"
                        + " static double start(double u, double p) { return 0.9 - 0.4 * p * (1 - u); }",
                "MeanFlow | @Progress(steps = 4) @FormulaTimes(coincide = 0.3) @NoGuidance @InnerFormula |"
                        + " static double start(double u) { return u; }"
                        + " static double end(double u, double t, double p) { return (0.2 + 0.6 * p) * u * t; }"
                        + " static double inner(double r, double t, double p) { return t - 0.25 * (2 - p) * (t - r); }",
                "FlowMatching | @Progress(steps = 4) @FlowRowsFormula |"
                        + " static double flow(double u, double p) { return u * (0.5 + 0.5 * p); }",
            })
    void drawnTimesLieWhereProofsLook(String base, String components, String formulas) {
        String own = components == null ? "" : components.replace("SEPARATE", SEPARATE);
        String source = "import saltus.*;\n@Recipe " + own + "\npublic interface Own extends saltus.recipes." + base
                + " { " + (formulas == null ? "" : formulas.replace("METHODS", METHODS)) + " }";
        List<Design> designs = new ArrayList<>();
        MemoryCompiler.Result result = MemoryCompiler.compile(
                new RecipeProcessor(design -> {
                    if (design.name().equals("Own")) {
                        designs.add(design);
                    }
                    return Rules.judge(design);
                }),
                Map.of("Own", source));
        assertTrue(result.errors().isEmpty(), () -> result.messages().toString());
        check(designs.get(0), result.pipeline("Own"));
    }

    /** Draws times of a design's pipeline. */
    static void check(Design design, Pipeline pipeline) {
        List<Region> regions = TimeLaw.of(design).orElseThrow().regions();
        ExactPoint network = new ExactPoint(new LinearPath(), 0.4, true, 1);
        InterpretedStep step = new InterpretedStep(pipeline, network, 64, 0, Evaluations.PLANNED);
        int length = design.find(Progress.class).map(Progress::steps).orElse(0);
        for (int seed = 1; seed <= 4; seed++) {
            for (int stage = 0; length > 0 && stage < STAGES; stage++) {
                int made = Math.toIntExact((long) length * stage / STAGES);
                check(regions, step.run(1_000_003L * seed, made), made / (double) length);
            }
            check(regions, step.run(1_000_003L * seed), 1);
        }
    }

    private static void check(List<Region> regions, Map<String, Array> drawn, double progress) {
        double[] r = Objects.requireNonNull(drawn.get("r")).values();
        double[] s = Objects.requireNonNull(drawn.get("s")).values();
        double[] t = Objects.requireNonNull(drawn.get("t")).values();
        for (int i = 0; i < t.length; i++) {
            double end = r[i];
            double inner = s[i];
            double start = t[i];
            assertTrue(
                    regions.stream().anyMatch(region -> holds(region, end, inner, start, progress)),
                    () -> "r = " + end + ", s = " + inner + ", t = " + start + " lies in none of " + regions);
        }
    }

    /** The law of every moment is the one that its formula says: as far as it reaches, and no further. */
    @Test
    void progressMovesTheLaw() {
        MemoryCompiler.Result result = MemoryCompiler.compile(Map.of(
                "Own",
                "import saltus.*; @Recipe @Progress(steps = 4) @FormulaTimes(coincide = 0.5) @FlowRowsFormula"
                        + " public interface Own extends saltus.recipes.MeanFlow {"
                        + " static double start(double u, double p) { return (0.2 + 0.8 * p) * u; }"
                        + " static double end(double u, double t, double p) { return t * (0.5 + 0.5 * u) * (1 - p); }"
                        + " static double flow(double u, double p) { return 0.5 - 0.5 * p * (1 - u); } }"));
        assertTrue(result.errors().isEmpty(), () -> result.messages().toString());
        InterpretedStep step = new InterpretedStep(
                result.pipeline("Own"), new ExactPoint(new LinearPath(), 0.4, true, 1), 512, 0, Evaluations.PLANNED);
        for (int made = 0; made <= 6; made++) {
            double progress = Math.min(1, made / 4.0);
            Map<String, Array> drawn = step.run(11, made);
            double[] r = Objects.requireNonNull(drawn.get("r")).values();
            double[] t = Objects.requireNonNull(drawn.get("t")).values();
            double far = 0.2 + 0.8 * progress;
            double latest = 0;
            for (int i = 0; i < t.length; i++) {
                if (r[i] == t[i]) {
                    assertTrue(t[i] >= 0.5 - 0.5 * progress - ROUNDING && t[i] <= 0.5 + ROUNDING);
                } else {
                    double share = r[i] / t[i];
                    latest = Math.max(latest, t[i]);
                    assertTrue(share >= 0.5 * (1 - progress) - ROUNDING && share <= 1 - progress + ROUNDING);
                }
            }
            // of some 256 draws the largest is within a twentieth of the end, but once in half a million
            assertTrue(latest <= far + ROUNDING && latest > 0.95 * far, latest + " of " + far);
        }
    }

    /** The draw in [0, 1] of which the region makes this end, which may be any formula of it; 0 where there is none. */
    private static double draw(Region region, Map<String, Double> others, double r) {
        Map<String, Double> point = new HashMap<>(others);
        DoubleUnaryOperator miss = draw -> {
            point.put("draw", draw);
            return Objects.requireNonNull(region.times(point).get("r")) - r;
        };
        for (int i = 0; i < PARTS; i++) {
            double low = i / (double) PARTS;
            double high = (i + 1) / (double) PARTS;
            if (miss.applyAsDouble(low) * miss.applyAsDouble(high) <= 0) {
                return between(miss, low, high);
            }
        }
        return 0;
    }

    private static double between(DoubleUnaryOperator miss, double low, double high) {
        double from = low;
        double to = high;
        boolean rises = miss.applyAsDouble(low) < miss.applyAsDouble(high);
        for (int i = 0; i < 60; i++) {
            double middle = (from + to) / 2;
            if (miss.applyAsDouble(middle) < 0 == rises) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return (from + to) / 2;
    }

    /** What the region's variables have to be for these times, and whether they may. */
    private static boolean holds(Region region, double r, double s, double t, double progress) {
        Map<String, Double> point =
                new HashMap<>(Map.of("r", r, "s", s, "t", t, "length", t - r, "progress", progress));
        point.put("share", t == r ? 0.0 : (t - s) / (t - r));
        point.put("end", r);
        point.put("schedule", 1.0);
        point.put("draw", draw(region, point, r));
        return region.everywhere().stream().anyMatch(domain -> domain.contains(point))
                && region.times(point).entrySet().stream()
                        .allMatch(time -> Math.abs(time.getValue()
                                        - (time.getKey().equals("r")
                                                ? r
                                                : time.getKey().equals("s") ? s : t))
                                <= ROUNDING);
    }
}
