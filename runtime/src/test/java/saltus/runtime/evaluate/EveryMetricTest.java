package saltus.runtime.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;
import saltus.runtime.data.FiniteSet;
import saltus.runtime.door.Named;

/** What is asked of every metric that is registered, with its usual options, of data that it can measure. */
class EveryMetricTest {
    private static final int COUNT = 400;
    private static final int DIMENSION = 2;
    private static final DataSet LAW = DataSources.open("gaussian:2").value();
    private static final DataSet COUNTED =
            new FiniteSet(DataSet.Kind.POINTS, LAW.sample(), COUNT, (sample, into, from) -> into[from] = sample);

    static Stream<String> metrics() {
        return ServiceLoader.load(EvaluationMetric.class).stream()
                .map(metric -> metric.get().name());
    }

    private static SetDistance open(String name) {
        boolean endless = Metrics.registry().find(name).unfit(LAW).isEmpty();
        return Metrics.open(List.of(name), endless ? LAW : COUNTED).get(0).value();
    }

    private static double between(String metric, double[] generated, double[] truth) {
        return open(metric).between(PointSet.of(generated, DIMENSION), PointSet.of(truth, DIMENSION));
    }

    private static double[] truth(long seed) {
        return Points.normal(COUNT, DIMENSION, seed);
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void equalSetsAreNoFartherApartThanTwoTrueOnes(String metric) {
        assertTrue(between(metric, truth(1), truth(1)) <= between(metric, truth(1), truth(2)) + 1e-6);
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void theOrderOfThePointsDoesNotMatter(String metric) {
        double[] mixed = Points.shuffled(truth(1), DIMENSION, 5);
        if (open(metric).most() >= COUNT) {
            assertEquals(between(metric, truth(1), truth(2)), between(metric, mixed, truth(2)), 1e-6);
        }
        assertEquals(between(metric, truth(2), truth(1)), between(metric, truth(2), mixed), 1e-6);
    }

    /** What does not look at true samples sees nothing of them. */
    @ParameterizedTest
    @MethodSource("metrics")
    void whatIsNoNumberIsTold(String metric) {
        double[] broken = truth(1);
        broken[7] = Double.NaN;
        assertTrue(Double.isNaN(between(metric, broken, truth(2))), metric);
        double found = between(metric, truth(2), broken);
        assertTrue(Double.isNaN(found) || found == between(metric, truth(2), truth(3)), metric + " is " + found);
    }

    /** Also single points, and more dimensions than points. */
    @ParameterizedTest
    @MethodSource("metrics")
    void smallSetsAreMeasured(String metric) {
        SetDistance distance = open(metric);
        for (int count : new int[] {2, 3, 17}) {
            for (int dimension : "off".equals(metric) ? new int[] {2} : new int[] {1, 2, 50}) {
                double found = distance.between(
                        PointSet.of(Points.normal(count, dimension, 1), dimension),
                        PointSet.of(Points.normal(count + 1, dimension, 2), dimension));
                assertTrue(Double.isFinite(found), metric + " is " + found);
            }
        }
    }

    /** Twice as many samples take no more than the work says, with a margin for what a machine does besides. */
    @ParameterizedTest
    @ValueSource(ints = {2, 200, 784, 3072})
    void anEvaluationIsBoundedInAnyDimensionAndForAnyNumber(int size) {
        for (String name : metrics().toList()) {
            SetDistance distance = open(name);
            for (int given : new int[] {50, 500, 5000, 50_000}) {
                assertTrue(distance.work(given, size) > 0);
                assertTrue(distance.work(2 * given, size) >= distance.work(given, size), name);
                assertTrue(distance.work(given, 2 * size) >= distance.work(given, size), name);
            }
        }
        List<String> all = metrics().toList();
        List<Named<SetDistance>> opened =
                all.stream().map(name -> new Named<>(name, open(name))).toList();
        for (int given : new int[] {50, 500, 5000, 50_000}) {
            EvaluationPlan plan = EvaluationPlan.of(opened, given, size, 0, 30);
            assertTrue(plan.work() <= 30e9, plan.toString());
            assertTrue(plan.samples() >= Math.min(given, 250), plan.toString());
        }
    }
}
