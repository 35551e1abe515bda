package saltus.runtime.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import saltus.runtime.door.Named;

/** Makes metrics ready: true sets are made once for all of them, and are not kept. */
final class Yardsticks {
    private final List<Named<SetDistance>> metrics;
    private final EvaluationPlan plan;
    private final TrueSets sets;
    private final Share share;

    /** Hears how many comparisons are done. */
    @FunctionalInterface
    interface Share {
        void done(String metric);
    }

    /**
     * @param plan how many samples each metric compares
     * @param sets the truth
     * @param share hears of each comparison
     */
    Yardsticks(List<Named<SetDistance>> metrics, EvaluationPlan plan, TrueSets sets, Share share) {
        this.metrics = metrics;
        this.plan = plan;
        this.sets = sets;
        this.share = share;
    }

    /** One for each metric. */
    List<Yardstick> made() {
        double[][] floors = new double[metrics.size()][plan.repeats()];
        List<Map<Integer, double[]>> classes = metrics.stream()
                .<Map<Integer, double[]>>map(metric -> new TreeMap<>())
                .toList();
        for (int repeat = 0; repeat < plan.repeats(); repeat++) {
            TrueSets.Pair pair = sets.pair(repeat, plan.samples());
            for (int m = 0; m < metrics.size(); m++) {
                if (!metrics.get(m).value().toTraining()) {
                    floors[m][repeat] = floor(m, pair);
                    addClasses(classes.get(m), m, pair, repeat);
                    share.done(metrics.get(m).text());
                }
            }
        }
        PointSet truth = sets.truth(plan.samples());
        List<Yardstick> made = new ArrayList<>();
        for (int m = 0; m < metrics.size(); m++) {
            made.add(
                    metrics.get(m).value().toTraining()
                            ? byTraining(m)
                            : new Yardstick(
                                    metrics.get(m),
                                    plan.rows().get(m),
                                    truth,
                                    NoiseFloor.of(floors[m]),
                                    complete(classes.get(m))));
        }
        return made;
    }

    private double floor(int metric, TrueSets.Pair pair) {
        int rows = plan.rows().get(metric);
        return metrics.get(metric)
                .value()
                .between(pair.left().first(rows), pair.right().first(rows));
    }

    private void addClasses(Map<Integer, double[]> floors, int metric, TrueSets.Pair pair, int repeat) {
        for (int number = 0; number < sets.data().classes(); number++) {
            Optional<TrueSets.Pair> one =
                    Yardstick.ofClass(pair, number, plan.rows().get(metric));
            if (one.isPresent()) {
                double[] values = floors.computeIfAbsent(number, none -> unknown());
                values[repeat] = metrics.get(metric)
                        .value()
                        .between(one.get().left(), one.get().right());
            }
        }
    }

    private double[] unknown() {
        double[] values = new double[plan.repeats()];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    /** Those that were measured in each repeat. */
    private static Map<Integer, NoiseFloor> complete(Map<Integer, double[]> floors) {
        Map<Integer, NoiseFloor> complete = new TreeMap<>();
        floors.forEach((number, values) -> {
            if (Arrays.stream(values).allMatch(Double::isFinite)) {
                complete.put(number, NoiseFloor.of(values));
            }
        });
        return complete;
    }

    private Yardstick byTraining(int metric) {
        Named<SetDistance> named = metrics.get(metric);
        int wanted = Math.min(named.value().most(), plan.given());
        TrueSets.Pair pair =
                sets.besideTraining(plan.repeats(), wanted, plan.rows().get(metric));
        int rows = pair.left().count() / plan.repeats();
        double[] floor = new double[plan.repeats()];
        for (int repeat = 0; repeat < plan.repeats(); repeat++) {
            int first = repeat * rows;
            PointSet left =
                    pair.left().chosen(IntStream.range(first, first + rows).toArray());
            floor[repeat] = named.value().between(left, pair.right());
            share.done(named.text());
        }
        return new Yardstick(named, rows, pair.right(), NoiseFloor.of(floor), Map.of());
    }
}
