package saltus.pipeline.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import saltus.VelocityTerm;
import saltus.graph.Array;
import saltus.pipeline.Draw;
import saltus.pipeline.Evaluations;
import saltus.pipeline.Pipeline;

/** The plans of all shipped recipes: what is counted evenly is what random batches ask, and planning saves. */
class ShippedPlansTest {
    /** Batches are this many times as large as those of a plan. */
    private static final int TIMES = 4;

    private static final double DEVIATIONS = 5;

    /** Whole rows where shares are cut into blocks. */
    private static final double ROUNDING = 0.01;

    static Stream<String> recipes() {
        return ServiceLoader.load(Pipeline.class).stream()
                .map(provider -> provider.get().card().type())
                .sorted();
    }

    private static Pipeline pipeline(String type) {
        return ServiceLoader.load(Pipeline.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(pipeline -> pipeline.card().type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void planningNeverCosts(String recipe) {
        Plan plan = Plan.of(pipeline(recipe));
        assertTrue(plan.planned() <= plan.reference() + 1e-9, plan::toString);
        int asked = pipeline(recipe).card().has(VelocityTerm.class) ? 2 : 1;
        assertEquals(
                asked,
                plan.lines().stream()
                        .filter(line -> line.mode() == Mode.GRADIENT)
                        .filter(line -> line.planned().share() == 1)
                        .count(),
                plan::toString);
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void randomBatchesAskForTheSameRows(String recipe) {
        Pipeline pipeline = pipeline(recipe);
        int rows = TIMES * Count.fitting(pipeline);
        for (Evaluations order : Evaluations.values()) {
            List<Counted> evenly = Count.evenly(pipeline, order);
            Map<String, Double> expected = shares(evenly);
            Map<String, Double> chance = sums(evenly, share -> Math.sqrt(share * Math.abs(1 - share) / rows));
            Map<String, Double> found = shares(Count.of(pipeline, order, rows, new RandomDraws(recipe.hashCode())));
            Set<String> all = new TreeSet<>(expected.keySet());
            all.addAll(found.keySet());
            for (String what : all) {
                double share = expected.getOrDefault(what, 0.0);
                double error = DEVIATIONS * chance.getOrDefault(what, 0.0) + ROUNDING;
                assertEquals(share, found.getOrDefault(what, 0.0), error, () -> order + " " + what + "\n" + expected);
            }
        }
    }

    /** As a table beside the graph had them, which counted by hand. */
    @ParameterizedTest
    @CsvSource({
        "FlowMatching,               3.000, 3.000",
        "MeanFlow,                   4.900, 6.900",
        "LatentMeanFlow,             4.400, 6.900",
        "MeanFlowB4,                 4.175, 6.900",
        "UnguidedMeanFlow,           3.275, 5.100",
        "ImprovedMeanFlow,           5.400, 7.900",
        "EulerianSelfDistillation,   4.050, 6.100",
        "FiniteDifferenceMeanFlow,   4.850, 6.800",
        "AlphaFlow,                  3.500, 4.000",
        "SplitMeanFlow,              4.000, 5.000",
        "ShortcutDiffusion,          3.571, 3.571",
        "OriginalShortcutDiffusion,  3.286, 3.286",
        "ConsistencyEdm,             4.000, 4.000",
        "ProgressiveConsistency,     4.000, 4.000",
        "ContinuousConsistencyCosine,4.100, 5.100",
        "InductiveMomentMatching,    4.000, 4.000"
    })
    void knownRecipesCostWhatTheirEvaluationsSay(String recipe, double planned, double reference) {
        Plan plan = Plan.of(pipeline("saltus.recipes." + recipe));
        assertEquals(planned, plan.planned(), 0.004, plan::toString);
        assertEquals(reference, plan.reference(), 0.004, plan::toString);
    }

    private static Map<String, Double> shares(List<Counted> counted) {
        return sums(counted, share -> share);
    }

    /** Over evaluations that ask the same, which may ask the same rows: what chance moves adds up. */
    private static Map<String, Double> sums(List<Counted> counted, DoubleUnaryOperator ofShare) {
        return counted.stream()
                .collect(Collectors.groupingBy(
                        c -> c.what() + " " + c.mode(),
                        Collectors.summingDouble(
                                c -> ofShare.applyAsDouble(c.rows().share()))));
    }

    /** Every number on its own. */
    private static final class RandomDraws implements Drawing {
        private final Random random;

        RandomDraws(long seed) {
            this.random = new Random(seed);
        }

        @Override
        public Array draw(Draw.Law law, int... shape) {
            DoubleSupplier number = switch (law.kind()) {
                case UNIFORM -> random::nextDouble;
                case NORMAL -> random::nextGaussian;
                case INTEGER, CATEGORY -> () -> 1 + random.nextInt(law.bound());
                case STEP -> () -> 1e9;
            };
            Array drawn = Array.zeros(shape);
            java.util.Arrays.setAll(drawn.values(), i -> number.getAsDouble());
            return drawn;
        }
    }
}
