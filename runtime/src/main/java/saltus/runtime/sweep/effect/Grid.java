package saltus.runtime.sweep.effect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What was measured, by what was chosen: for each slot the number of its choice, 0 being the base's own. Recipes that the
 * compiler refused, or whose training came to no good end, are not there: an effect is a mean over those pairs of recipes of
 * which both are, and which differ by nothing else.
 *
 * @param choices of each slot, in words; the first is the base's own
 * @param values by levels: one a seed, as many for all
 */
public record Grid(List<List<String>> choices, Map<List<Integer>, List<Double>> values) {
    public Grid {
        choices = List.copyOf(choices);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The difference of every recipe to the base, if that is there. */
    public List<Contrast> recipes() {
        List<Integer> base = Collections.nCopies(choices.size(), 0);
        List<Double> own = values.get(base);
        if (own == null) {
            return List.of();
        }
        return values.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(base))
                .map(entry -> Contrast.of(
                        Contrast.Kind.RECIPE,
                        words(entry.getKey()),
                        1,
                        IntStream.range(0, own.size())
                                .mapToDouble(seed -> entry.getValue().get(seed) - own.get(seed))
                                .toArray()))
                .toList();
    }

    private String words(List<Integer> levels) {
        return IntStream.range(0, levels.size())
                .filter(slot -> levels.get(slot) > 0)
                .mapToObj(slot -> words(slot, levels.get(slot)))
                .collect(Collectors.joining(" + "));
    }

    /** The effects of every choice alone, as far as there are recipes to see it by. */
    public List<Contrast> alone() {
        List<Contrast> contrasts = new ArrayList<>();
        for (int slot = 0; slot < choices.size(); slot++) {
            for (int level = 1; level < choices.get(slot).size(); level++) {
                add(contrasts, Contrast.Kind.ALONE, words(slot, level), Map.of(slot, level));
            }
        }
        return contrasts;
    }

    /** The interactions of every two choices of different slots, as far as there are recipes to see them by. */
    public List<Contrast> pairs() {
        List<Contrast> contrasts = new ArrayList<>();
        for (int slot = 0; slot < choices.size(); slot++) {
            for (int other = slot + 1; other < choices.size(); other++) {
                for (int level = 1; level < choices.get(slot).size(); level++) {
                    for (int second = 1; second < choices.get(other).size(); second++) {
                        String what = words(slot, level) + " with " + words(other, second);
                        add(contrasts, Contrast.Kind.PAIR, what, Map.of(slot, level, other, second));
                    }
                }
            }
        }
        return contrasts;
    }

    private String words(int slot, int level) {
        return choices.get(slot).get(level);
    }

    private void add(List<Contrast> contrasts, Contrast.Kind kind, String what, Map<Integer, Integer> changed) {
        List<double[]> found = values.keySet().stream()
                .filter(levels -> changed.entrySet().stream()
                        .allMatch(change -> levels.get(change.getKey()).equals(change.getValue())))
                .map(levels -> differences(levels, List.copyOf(changed.keySet())))
                .filter(differences -> differences.length > 0)
                .toList();
        if (!found.isEmpty()) {
            double[] means = IntStream.range(0, found.get(0).length)
                    .mapToDouble(seed -> found.stream()
                                    .mapToDouble(differences -> differences[seed])
                                    .sum()
                            / found.size())
                    .toArray();
            contrasts.add(Contrast.of(kind, what, found.size(), means));
        }
    }

    /** Of each seed the alternating sum over the recipes with and without each change; empty if one is not there. */
    private double[] differences(List<Integer> levels, List<Integer> slots) {
        double[] sum = new double[values.values().iterator().next().size()];
        for (int without = 0; without < 1 << slots.size(); without++) {
            List<Integer> corner = new ArrayList<>(levels);
            for (int i = 0; i < slots.size(); i++) {
                if ((without >> i & 1) == 1) {
                    corner.set(slots.get(i), 0);
                }
            }
            List<Double> there = values.get(corner);
            if (there == null) {
                return new double[0];
            }
            int sign = Integer.bitCount(without) % 2 == 0 ? 1 : -1;
            Arrays.setAll(sum, seed -> sum[seed] + sign * there.get(seed));
        }
        return sum;
    }
}
