package saltus.runtime.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;
import saltus.runtime.door.Named;

class EvaluationPlanTest {
    private static final DataSet DATA = DataSources.open("checkerboard").value();
    private static final double SECONDS = 30;

    @Provide
    Arbitrary<String> metrics() {
        List<String> shipped = ServiceLoader.load(EvaluationMetric.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(metric -> metric.unfit(DATA).isEmpty())
                .map(EvaluationMetric::name)
                .toList();
        return Arbitraries.of(shipped);
    }

    private static List<Named<SetDistance>> open(String... texts) {
        return Metrics.open(List.of(texts), DATA);
    }

    /** As many as there are, or as many as can be afforded: one more could not. */
    @Property
    void theWorkIsBoundedAndNoSampleIsLeftOutForNothing(
            @ForAll("metrics") String metric,
            @ForAll @IntRange(min = 1, max = 1_000_000) int given,
            @ForAll @IntRange(min = 1, max = 20_000) int size) {
        List<Named<SetDistance>> opened = open(metric);
        SetDistance distance = opened.get(0).value();
        EvaluationPlan plan = EvaluationPlan.of(opened, given, size, 0, SECONDS);
        int samples = plan.samples();
        int rounds = plan.repeats() + 1;
        assertTrue(samples >= Math.min(given, 50) && samples <= given);
        assertTrue(rounds * distance.work(plan.rows().get(0), size) <= 0.8e9 * SECONDS);
        boolean wanted = samples < Math.min(given, distance.most());
        boolean makeable = (samples + 1.0) * size * 50 * (2.0 * plan.repeats() + 1) <= 0.2e9 * SECONDS;
        boolean affordable = rounds * distance.work(samples + 1, size) <= 0.8e9 * SECONDS;
        assertTrue(!wanted || !makeable || !affordable || samples == 50);
    }

    @Test
    void usualEvaluationsAreComplete() {
        EvaluationPlan plan =
                EvaluationPlan.of(open("SW2", "energy", "off", "outside", "missed", "mmd"), 10_000, 2, 0, SECONDS);
        assertEquals(List.of(10_000, 4096, 10_000, 4096, 4096, 600), plan.rows());
        assertEquals(8, plan.repeats());
        assertEquals(3, EvaluationPlan.of(open("SW2"), 3, 2, 0, SECONDS).samples());
    }

    /** First repeats, then samples. */
    @Test
    void largeSamplesAreMeasuredByFewerOfThem() {
        EvaluationPlan plan = EvaluationPlan.of(open("SW2", "energy"), 10_000, 50_000, 0, SECONDS);
        assertEquals(4, plan.repeats());
        assertTrue(plan.samples() >= 50 && plan.samples() < 500, plan.toString());
    }

    @Test
    void whatNobodyCanWaitForIsRefusedBeforehand() {
        String message = assertThrows(
                        BadInputException.class,
                        () -> EvaluationPlan.of(open("energy", "SW2:directions=1000000"), 10_000, 20_000, 0, SECONDS))
                .getMessage();
        assertTrue(message.contains("'SW2:directions=1000000'") && message.contains("smaller options"), message);
        assertTrue(EvaluationPlan.of(open("SW2:directions=100000"), 10_000, 2, 0, SECONDS)
                        .samples()
                < 10_000);
    }

    @Test
    void aMetricOfSomebodysOwnIsBoundedAsOneOfAllPairs() {
        List<Named<SetDistance>> own = List.of(new Named<>("own", (left, right) -> 1));
        assertEquals(1000, EvaluationPlan.of(own, 1000, 784, 0, SECONDS).samples());
        int samples = EvaluationPlan.of(own, 10_000, 2000, 0, SECONDS).samples();
        assertTrue(samples > 500 && samples < 2000, samples + " samples");
    }

    /** Also for data with many classes, where each class costs something of its own. */
    @Test
    void classesAreMeasuredInTheSameTime() {
        EvaluationPlan one = EvaluationPlan.of(open("SW2:directions=1000"), 10_000, 784, 0, SECONDS);
        EvaluationPlan many = EvaluationPlan.of(open("SW2:directions=1000"), 10_000, 784, 100, SECONDS);
        assertTrue(many.samples() < one.samples() && many.work() <= SECONDS * 1e9, many.toString());
    }

    @Test
    void longWorkIsToldBefore() {
        assertTrue(EvaluationPlan.of(open("SW2"), 100, 2, 0, SECONDS).notice().isEmpty());
        assertTrue(EvaluationPlan.of(open("energy"), 10_000, 2000, 0, SECONDS)
                .notice()
                .orElseThrow()
                .matches("Measuring [\\d,]+ samples takes about [\\d,]+ seconds\\."));
    }
}
