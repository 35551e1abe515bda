package saltus.runtime.sweep.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Effects that are there are found, and those that are not are not. */
class ComparisonsTest {
    private static final int SWEEPS = 3000;

    @Test
    void noiseIsCalledADifferenceInFewerThanOneSweepOfTwenty() {
        SimulatedSweep sweep = new SimulatedSweep(5, 0.2, 3, 2, 2);
        long wrong = 0;
        int number = 0;
        for (int seed = 0; seed < SWEEPS; seed++) {
            Comparisons comparisons = compared(sweep.measured(seed, levels -> 1));
            wrong += comparisons.all().stream().anyMatch(Comparisons.Compared::isDifference) ? 1 : 0;
            number = comparisons.number();
        }
        assertEquals(11 + 4 + 5, number);
        assertTrue(wrong < 0.05 * SWEEPS, wrong + " of " + SWEEPS);
        assertTrue(wrong > 0, "a test that never errs sees nothing");
    }

    @Test
    void effectsThatAreThereAreFoundWithTheirSize() {
        SimulatedSweep sweep = new SimulatedSweep(5, 0.02, 3, 2, 2);
        // the second slot's choice improves by 0.5; the first's second and the third's only together, by 0.8
        Grid grid = sweep.measured(
                7, levels -> 3 - 0.5 * levels.get(1) - (levels.get(0) == 2 && levels.get(2) == 1 ? 0.8 : 0));
        Comparisons comparisons = compared(grid);
        assertEquals(
                -0.5, found(comparisons, Contrast.Kind.ALONE, "s1c1").estimate().mean(), 0.05);
        assertTrue(found(comparisons, Contrast.Kind.ALONE, "s1c1").isDifference());
        assertEquals(
                -0.8,
                found(comparisons, Contrast.Kind.PAIR, "s0c2 with s2c1")
                        .estimate()
                        .mean(),
                0.1);
        Set<String> differences = comparisons
                .of(Contrast.Kind.PAIR)
                .filter(Comparisons.Compared::isDifference)
                .map(compared -> compared.contrast().what())
                .collect(Collectors.toSet());
        assertEquals(Set.of("s0c2 with s2c1"), differences);
        assertTrue(!found(comparisons, Contrast.Kind.ALONE, "s0c1").isDifference());
    }

    /** Without noise every effect is what it is, whichever recipes the compiler has refused. */
    @Property(tries = 100)
    void additiveTruthsHaveTheirEffectsWhateverIsMissing(
            @ForAll @IntRange(min = 0, max = 1 << 17) int missing, @ForAll long seed) {
        SimulatedSweep sweep = new SimulatedSweep(2, 0, 3, 3, 2);
        double[][] effects = {{0, 0.7, -0.3}, {0, 1.5, 0.1}, {0, -0.9}};
        Grid all = sweep.measured(seed, levels -> {
            double sum = 2;
            for (int slot = 0; slot < levels.size(); slot++) {
                sum += effects[slot][levels.get(slot)];
            }
            return sum;
        });
        Map<List<Integer>, List<Double>> left = new LinkedHashMap<>();
        List<List<Integer>> cells = sweep.all();
        for (int i = 0; i < cells.size(); i++) {
            if (i == 0 || (missing >> (i - 1) & 1) == 0) {
                left.put(cells.get(i), all.values().get(cells.get(i)));
            }
        }
        Grid grid = new Grid(all.choices(), left);
        for (Contrast contrast : grid.alone()) {
            String name = contrast.what();
            double effect = effects[name.charAt(1) - '0'][name.charAt(3) - '0'];
            contrast.differences().forEach(difference -> assertEquals(effect, difference, 1e-9, name));
        }
        grid.pairs().forEach(pair -> pair.differences().forEach(none -> assertEquals(0, none, 1e-9)));
        if (missing == 0) {
            assertEquals(5, grid.alone().size());
            assertEquals(4 + 2 + 2, grid.pairs().size());
        }
    }

    @Test
    void whatIsTheSameIsNoComparison() {
        Contrast same = Contrast.of(Contrast.Kind.RECIPE, "same", 1, 0, 0, 0);
        Contrast one = Contrast.of(Contrast.Kind.RECIPE, "one", 1, 1, 1.1, 0.9);
        Contrast again = Contrast.of(Contrast.Kind.ALONE, "again", 1, 1, 1.1, 0.9);
        Comparisons comparisons = Comparisons.of(List.of(same, one, again));
        assertEquals(1, comparisons.number());
        assertEquals(1, comparisons.all().get(0).p());
        assertEquals(comparisons.all().get(1).p(), comparisons.all().get(2).p());
    }

    private static Comparisons compared(Grid grid) {
        List<Contrast> contrasts = new ArrayList<>(grid.recipes());
        contrasts.addAll(grid.alone());
        contrasts.addAll(grid.pairs());
        return Comparisons.of(contrasts);
    }

    private static Comparisons.Compared found(Comparisons comparisons, Contrast.Kind kind, String what) {
        return comparisons
                .of(kind)
                .filter(compared -> compared.contrast().what().equals(what))
                .findFirst()
                .orElseThrow();
    }
}
