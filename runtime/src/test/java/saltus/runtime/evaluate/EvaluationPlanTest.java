package saltus.runtime.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import saltus.runtime.BadInputException;
import saltus.runtime.UnusableResultException;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.EndlessPoints;
import saltus.runtime.door.Named;

class EvaluationPlanTest {
    private static final double MOST_WORK = 1e11;

    @Provide
    Arbitrary<String> metrics() {
        List<String> shipped = ServiceLoader.load(EvaluationMetric.class).stream()
                .map(metric -> metric.get().name())
                .toList();
        return Arbitraries.of(shipped);
    }

    private static List<Named<SetDistance>> open(String... texts) {
        return Metrics.open(List.of(texts), DataSet.Kind.POINTS);
    }

    /** As many as there are, or as many as can be afforded: one more could not. */
    @Property
    void theWorkIsBoundedAndNoSampleIsLeftOutForNothing(
            @ForAll("metrics") String metric,
            @ForAll @IntRange(min = 1, max = 1_000_000) int given,
            @ForAll @IntRange(min = 1, max = 100_000) int size) {
        List<Named<SetDistance>> opened = open(metric);
        int samples = EvaluationPlan.of(opened, given, size).samples();
        assertTrue(samples >= Math.min(given, 50) && samples <= given);
        assertTrue(9 * opened.get(0).value().work(samples, size) <= MOST_WORK);
        boolean more = samples < given && (samples + 1L) * size <= 1 << 24;
        assertTrue(!more || 9 * opened.get(0).value().work(samples + 1, size) > MOST_WORK);
    }

    @Test
    void usualEvaluationsAreComplete() {
        assertEquals(10_000, EvaluationPlan.fitting(10_000, 2));
        assertEquals(838, EvaluationPlan.fitting(10_000, 20_000));
        assertEquals(3, EvaluationPlan.fitting(3, 1 << 30));
        assertEquals(
                10_000,
                EvaluationPlan.of(open("SW2", "energy", "outside"), 10_000, 2).samples());
        assertEquals(
                1000,
                EvaluationPlan.of(open("SW2", "energy", "outside"), 1000, 3 * 32 * 32)
                        .samples());
    }

    @Test
    void whatNobodyCanWaitForIsRefusedBeforehand() {
        String message = assertThrows(
                        BadInputException.class,
                        () -> EvaluationPlan.of(open("energy", "SW2:directions=1000000"), 10_000, 20_000))
                .getMessage();
        assertTrue(message.contains("'SW2:directions=1000000'") && message.contains("smaller options"), message);
        assertTrue(EvaluationPlan.of(open("SW2:directions=1000000"), 10_000, 2).samples() < 10_000);
    }

    @Test
    void aMetricOfSomebodysOwnIsBoundedAsOneOfAllPairs() {
        List<Named<SetDistance>> own = List.of(new Named<>("own", (left, right) -> 1));
        assertEquals(1000, EvaluationPlan.of(own, 1000, 784).samples());
        int samples = EvaluationPlan.of(own, 10_000, 20_000).samples();
        assertTrue(samples > 500 && samples < 1000, samples + " samples");
    }

    @Test
    void theTableSaysWhatWasLeftOut() {
        DataSet wide = new EndlessPoints(2000, (random, point) -> Arrays.setAll(point, i -> random.normal()));
        List<Named<SetDistance>> own = List.of(new Named<>("own", (left, right) -> left.count()));
        Evaluation evaluation = Evaluation.of(own, new float[20_000 * 2000], wide, 0);
        assertEquals(2357, evaluation.samples());
        assertTrue(
                evaluation.table().contains("2,357 samples of 20,000, for more would take too long; the floor"),
                evaluation.table());
    }

    @Test
    void whatIsNotFiniteIsNoResult() {
        DataSet points = new EndlessPoints(1, (random, point) -> point[0] = random.normal());
        float[] broken = new float[10];
        broken[3] = Float.NaN;
        broken[4] = Float.POSITIVE_INFINITY;
        assertRefused("2 of the 10 numbers", () -> Evaluation.of(open(), broken, points, 0));
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            List<Named<SetDistance>> own = List.of(new Named<>("own", (left, right) -> value));
            assertRefused("The metric 'own' gives", () -> Evaluation.of(own, new float[10], points, 0));
        }
    }

    private static void assertRefused(String why, Runnable evaluation) {
        String message =
                assertThrows(UnusableResultException.class, evaluation::run).getMessage();
        assertTrue(message.contains(why), message);
    }

    @Test
    void longWorkIsToldBefore() {
        assertTrue(EvaluationPlan.of(open(), 100, 2).notice().isEmpty());
        assertTrue(EvaluationPlan.of(open("energy"), 10_000, 20_000)
                .notice()
                .orElseThrow()
                .matches("Measuring [\\d,]+ samples takes about [\\d,]+ seconds\\."));
    }
}
