package saltus.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ClassTallyTest {
    private static long counted(ClassDraws draws, long seed, long step, int label) {
        return LongStream.range(0, step)
                .filter(earlier -> draws.label(seed, earlier) == label)
                .count();
    }

    @Property
    void inWhateverOrderStepsAreAskedTheCountIsThatOfAllEarlierSteps(
            @ForAll @IntRange(min = 1, max = 12) int classes,
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 300) Integer> steps,
            @ForAll @IntRange(max = 1) int seeds) {
        ClassDraws draws = new ClassDraws(classes);
        ClassTally tally = new ClassTally(draws);
        for (int step : steps) {
            long seed = seeds == 0 ? 5 : step % 2;
            int label = draws.label(seed, step);
            assertEquals(counted(draws, seed, step, label), tally.before(seed, step, label), "step " + step);
        }
    }

    @Test
    void severalThreadsCountTheSame() {
        ClassDraws draws = new ClassDraws(7);
        ClassTally tally = new ClassTally(draws);
        IntStream.range(0, 3000).parallel().forEach(i -> {
            long step = i * 7919L % 3000;
            assertEquals(counted(draws, 1, step, i % 7), tally.before(1, step, i % 7), "step " + step);
        });
    }

    @Test
    void allClassesAreDrawnEquallyOftenAndOneAfterTheOtherIndependently() {
        int classes = 4;
        int steps = 160_000;
        ClassDraws draws = new ClassDraws(classes);
        int[] single = new int[classes];
        int[] pairs = new int[classes * classes];
        for (int step = 0; step < steps; step++) {
            int label = draws.label(3, step);
            single[label]++;
            pairs[classes * label + draws.label(3, step + 1)]++;
        }
        for (int count : single) {
            assertEquals(steps / 4.0, count, 4 * Math.sqrt(steps * 3 / 16.0));
        }
        for (int count : pairs) {
            assertEquals(steps / 16.0, count, 5 * Math.sqrt(steps * 15 / 256.0));
        }
    }
}
