package saltus.runtime.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import saltus.runtime.UnusableResultException;
import saltus.runtime.data.DataSet;
import saltus.runtime.door.Named;

/**
 * How far generated samples lie from true ones that no training has seen, by each metric beside its noise floor.
 *
 * @param scores one a metric
 * @param samples the number of generated samples that were measured
 * @param given the number that there were
 */
public record Evaluation(List<Score> scores, int samples, int given) {
    private static final int SHORTEST_NAME = 12;

    public Evaluation {
        scores = List.copyOf(scores);
    }

    /**
     * Measures samples, as many as can be compared within bounded time.
     *
     * @param samples row-major
     * @param data what they should look like
     * @param seed decides the true sets
     * @throws UnusableResultException if the samples or what a metric gives are not finite
     * @throws saltus.runtime.BadInputException if a metric would take too long
     */
    public static Evaluation of(List<Named<SetDistance>> metrics, float[] samples, DataSet data, long seed) {
        int size = Math.toIntExact(data.sample().fixedSize());
        EvaluationPlan plan = EvaluationPlan.of(metrics, samples.length / size, size);
        requireFinite(samples);
        PointSet generated = PointSet.of(Arrays.copyOf(samples, plan.samples() * size), data.sample());
        Evaluation measured = of(
                metrics,
                generated,
                index -> PointSet.of(data.truth(seed + 1 + index, plan.samples()), data.sample()),
                NoiseFloor.DEFAULT_REPEATS);
        return new Evaluation(measured.scores, plan.samples(), plan.given());
    }

    private static void requireFinite(float... samples) {
        long broken = IntStream.range(0, samples.length)
                .filter(i -> !Float.isFinite(samples[i]))
                .count();
        if (broken > 0) {
            throw new UnusableResultException(
                    "%d of the %d numbers of the samples are not finite, so that there is nothing to measure; train again with a lower rate."
                            .formatted(broken, samples.length));
        }
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
            NoiseFloor floor = NoiseFloor.of(between[m]);
            if (!Double.isFinite(value) || !Double.isFinite(floor.mean())) {
                throw new UnusableResultException(
                        "The metric '%s' gives %s, with a floor of %s, which is no finite number; choose another metric, or scale the data to a deviation near 1."
                                .formatted(metric.text(), value, floor.mean()));
            }
            scores.add(new Score(metric.text(), value, floor));
        }
        return new Evaluation(scores, generated.count(), generated.count());
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
                    "%-" + width + "s %9.4f %9.4f %9.4f %7s%n",
                    score.metric(),
                    score.value(),
                    floor.mean(),
                    floor.spread(),
                    floor.mean() > 0 ? String.format(Locale.ROOT, "%.2f", score.value() / floor.mean()) : "-"));
        }
        return text.append(String.format(
                        Locale.ROOT,
                        "%,d samples%s; the floor is two true sets of that size, %d repeats%n",
                        samples,
                        samples < given
                                ? String.format(Locale.ROOT, " of %,d, for more would take too long", given)
                                : "",
                        scores.get(0).floor().repeats()))
                .toString();
    }
}
