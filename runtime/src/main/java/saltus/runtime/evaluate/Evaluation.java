package saltus.runtime.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import saltus.runtime.data.DataSet;
import saltus.runtime.door.Named;

/**
 * How far generated samples lie from true ones that no training has seen, by each metric beside its noise floor.
 *
 * @param scores one a metric
 * @param samples the number of generated samples
 */
public record Evaluation(List<Score> scores, int samples) {
    private static final int SHORTEST_NAME = 12;

    public Evaluation {
        scores = List.copyOf(scores);
    }

    /**
     * Measures samples.
     *
     * @param samples row-major
     * @param data what they should look like
     * @param seed decides the true sets
     */
    public static Evaluation of(List<Named<SetDistance>> metrics, float[] samples, DataSet data, long seed) {
        PointSet generated = PointSet.of(samples, data.sample());
        return of(
                metrics,
                generated,
                index -> PointSet.of(data.truth(seed + 1 + index, generated.count()), data.sample()),
                NoiseFloor.DEFAULT_REPEATS);
    }

    /**
     * Measures samples. A true set is made once for all metrics.
     *
     * @param generated the samples of the model
     * @param trueSets gives the independent true set of an index from 0 to 2 * repeats, of the size of the generated one
     * @param repeats how many pairs of true sets make a floor, at least 2
     * @throws IllegalArgumentException if repeats is below 2 or the dimensions differ
     */
    public static Evaluation of(
            List<Named<SetDistance>> metrics, PointSet generated, IntFunction<PointSet> trueSets, int repeats) {
        double[][] between = new double[metrics.size()][repeats];
        for (int i = 0; i < repeats; i++) {
            PointSet left = trueSets.apply(2 * i);
            PointSet right = trueSets.apply(2 * i + 1);
            for (int m = 0; m < metrics.size(); m++) {
                between[m][i] = metrics.get(m).value().between(left, right);
            }
        }
        // A set that is in no pair of the floors, so that value and floor are independent.
        PointSet truth = trueSets.apply(2 * repeats);
        List<Score> scores = new ArrayList<>();
        for (int m = 0; m < metrics.size(); m++) {
            Named<SetDistance> metric = metrics.get(m);
            double value = metric.value().between(generated, truth);
            scores.add(new Score(metric.text(), value, NoiseFloor.of(between[m])));
        }
        return new Evaluation(scores, generated.count());
    }

    /** A few aligned lines for a terminal, each ended by a newline; ratio is the value over the floor. */
    public String table() {
        int width = scores.stream().mapToInt(score -> score.metric().length()).reduce(SHORTEST_NAME, Math::max);
        StringBuilder text = new StringBuilder(
                ("%-" + width + "s %9s %9s %9s %7s%n").formatted("metric", "value", "floor", "+/-", "ratio"));
        for (Score score : scores) {
            NoiseFloor floor = score.floor();
            text.append(String.format(
                    Locale.ROOT,
                    "%-" + width + "s %9.4f %9.4f %9.4f %7.2f%n",
                    score.metric(),
                    score.value(),
                    floor.mean(),
                    floor.spread(),
                    score.value() / floor.mean()));
        }
        return text.append(String.format(
                        Locale.ROOT,
                        "%,d samples; the floor is two true sets of that size, %d repeats%n",
                        samples,
                        scores.get(0).floor().repeats()))
                .toString();
    }
}
