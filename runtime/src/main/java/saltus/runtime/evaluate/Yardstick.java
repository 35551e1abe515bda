package saltus.runtime.evaluate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import saltus.runtime.UnusableResultException;
import saltus.runtime.door.Named;

/**
 * A metric that is ready to measure: with the true samples that it compares with, and what it says of true ones.
 *
 * @param metric compares
 * @param rows how many samples it is given
 * @param right true samples, or those of training
 * @param floor of all samples
 * @param classes the floors of those classes that have enough true samples, by their numbers
 */
record Yardstick(
        Named<SetDistance> metric, int rows, PointSet right, NoiseFloor floor, Map<Integer, NoiseFloor> classes) {
    /** Of fewer samples of a class nothing is said. */
    static final int LEAST_OF_CLASS = 20;

    /**
     * Measures.
     *
     * @param classNames of the data
     * @throws UnusableResultException if what comes out is no finite number
     */
    Score score(PointSet generated, List<String> classNames) {
        PointSet some = generated.first(rows);
        Reading reading = distance().reading(some, distance().toTraining() ? right : right.first(rows));
        if (!Double.isFinite(reading.value()) || !Double.isFinite(floor.mean())) {
            throw new UnusableResultException(
                    "The metric '%s' gives %s, with a floor of %s, which is no finite number; choose another metric, or scale the data to a deviation near 1."
                            .formatted(metric.text(), reading.value(), floor.mean()));
        }
        return Score.of(
                        metric.text(),
                        distance(),
                        reading,
                        floor,
                        Math.min(some.count(), distance().most()))
                .withWorst(worst(generated, classNames));
    }

    private SetDistance distance() {
        return metric.value();
    }

    private @Nullable ClassScore worst(PointSet generated, List<String> classNames) {
        ClassScore worst = null;
        double least = Double.POSITIVE_INFINITY;
        for (Map.Entry<Integer, NoiseFloor> known : classes.entrySet()) {
            int number = known.getKey();
            Optional<TrueSets.Pair> pair = ofClass(new TrueSets.Pair(generated, right), number, rows);
            if (pair.isEmpty()) {
                continue;
            }
            double value = distance().between(pair.get().left(), pair.get().right());
            double chance = Score.chance(distance(), value, known.getValue());
            if (chance < least) {
                least = chance;
                int count = pair.get().left().count();
                double p = Math.min(1, chance * classes.size());
                worst = new ClassScore(number, classNames.get(number), value, known.getValue(), count, p);
            }
        }
        return worst;
    }

    /** The samples of a class of two sets, as many of the one as of the other; empty if they are too few. */
    static Optional<TrueSets.Pair> ofClass(TrueSets.Pair pair, int number, int rows) {
        int[] left = pair.left().numbersOf(number);
        int[] right = pair.right().numbersOf(number);
        int both = Math.min(Math.min(left.length, right.length), rows);
        return both < LEAST_OF_CLASS
                ? Optional.empty()
                : Optional.of(new TrueSets.Pair(
                        pair.left().chosen(left).first(both),
                        pair.right().chosen(right).first(both)));
    }
}
