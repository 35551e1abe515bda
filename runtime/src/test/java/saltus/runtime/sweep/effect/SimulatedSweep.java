package saltus.runtime.sweep.effect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Sweeps whose truth is known: each recipe's true value, what a seed does to all recipes alike, and noise that is larger the
 * larger the value, as that of distances is.
 */
final class SimulatedSweep {
    private static final double SEED_SPREAD = 0.3;

    private final List<List<String>> choices;
    private final int seeds;
    private final double noise;

    SimulatedSweep(int seeds, double noise, int... sizes) {
        this.seeds = seeds;
        this.noise = noise;
        this.choices = IntStream.range(0, sizes.length)
                .mapToObj(slot -> IntStream.range(0, sizes[slot])
                        .mapToObj(level -> "s" + slot + "c" + level)
                        .toList())
                .toList();
    }

    /** What such a sweep measures. */
    Grid measured(long seed, ToDoubleFunction<List<Integer>> truth) {
        RandomGenerator random = new SplittableRandom(seed);
        double[] common = IntStream.range(0, seeds)
                .mapToDouble(i -> SEED_SPREAD * random.nextGaussian())
                .toArray();
        Map<List<Integer>, List<Double>> values = new LinkedHashMap<>();
        for (List<Integer> levels : all()) {
            double mean = truth.applyAsDouble(levels);
            values.put(
                    levels,
                    IntStream.range(0, seeds)
                            .mapToObj(i -> mean + common[i] + noise * (1 + levels.get(0)) * random.nextGaussian())
                            .toList());
        }
        return new Grid(choices, values);
    }

    List<List<Integer>> all() {
        List<List<Integer>> all = List.of(List.of());
        for (List<String> slot : choices) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> levels : all) {
                for (int level = 0; level < slot.size(); level++) {
                    List<Integer> more = new ArrayList<>(levels);
                    more.add(level);
                    longer.add(more);
                }
            }
            all = longer;
        }
        return all;
    }
}
