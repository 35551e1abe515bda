package saltus.runtime.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import saltus.runtime.data.DataSet;

/** What is asked of every metric that is registered, with its usual options. */
class EveryMetricTest {
    private static final int COUNT = 400;
    private static final int DIMENSION = 2;

    static Stream<String> metrics() {
        return ServiceLoader.load(EvaluationMetric.class).stream()
                .map(metric -> metric.get().name());
    }

    private static double between(String metric, double[] generated, double[] truth) {
        return Metrics.open(List.of(metric), DataSet.Kind.POINTS)
                .get(0)
                .value()
                .between(PointSet.of(generated, DIMENSION), PointSet.of(truth, DIMENSION));
    }

    private static double[] truth(long seed) {
        return Points.normal(COUNT, DIMENSION, seed);
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void equalSetsAreNothingApart(String metric) {
        assertEquals(0, between(metric, truth(1), truth(1)), 1e-6);
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void theOrderOfThePointsDoesNotMatter(String metric) {
        double[] mixed = Points.shuffled(truth(1), DIMENSION, 5);
        assertEquals(between(metric, truth(1), truth(2)), between(metric, mixed, truth(2)), 1e-6);
        assertEquals(between(metric, truth(2), truth(1)), between(metric, truth(2), mixed), 1e-6);
    }

    /** A twentieth of the points far from all others is far beyond what chance does. */
    @ParameterizedTest
    @MethodSource("metrics")
    void pointsWhereThereIsNothingAreSeen(String metric) {
        double floor = 0;
        for (int seed = 2; seed < 8; seed++) {
            floor = Math.max(floor, between(metric, truth(seed), truth(1)));
        }
        double[] spoilt = truth(2);
        for (int i = 0; i < spoilt.length / 20; i++) {
            spoilt[i] += 20;
        }
        double found = between(metric, spoilt, truth(1));
        assertTrue(found > 1.5 * floor, metric + ": " + found + " where two true sets are up to " + floor + " apart");
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void whatIsNoNumberIsTold(String metric) {
        for (boolean generated : new boolean[] {true, false}) {
            double[] broken = truth(1);
            broken[7] = Double.NaN;
            double found = generated ? between(metric, broken, truth(2)) : between(metric, truth(2), broken);
            assertTrue(Double.isNaN(found), metric + " is " + found);
        }
    }
}
