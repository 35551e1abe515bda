package saltus.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import saltus.runtime.BadInputException;

class ClassBatchesTest {
    /** Labels of up to 60 samples in any order; each class has at least one. */
    @Provide
    Arbitrary<int[]> labels() {
        return Arbitraries.integers()
                .between(1, 6)
                .flatMap(classes -> Arbitraries.integers()
                        .between(0, classes - 1)
                        .list()
                        .ofMaxSize(54)
                        .flatMap(others -> {
                            List<Integer> all = new ArrayList<>(others);
                            IntStream.range(0, classes).forEach(all::add);
                            return Arbitraries.shuffle(all);
                        })
                        .map(all -> all.stream().mapToInt(Integer::intValue).toArray()));
    }

    private static ClassBatches of(int... labels) {
        int classes = Arrays.stream(labels).max().orElseThrow() + 1;
        List<String> names =
                IntStream.range(0, classes).mapToObj(label -> "kind " + label).toList();
        return new ClassBatches(labels, names);
    }

    @Property(tries = 300)
    void aBatchHasOneClassAndEveryPassHasEachSampleAtMostOnce(
            @ForAll long seed, @ForAll("labels") int[] labels, @ForAll @IntRange(min = 1, max = 20) int size) {
        ClassBatches batches = of(labels);
        Map<Integer, Set<Integer>> passes = new HashMap<>();
        for (int step = 0; step < 60; step++) {
            int[] batch = batches.batch(seed, step, size);
            assertEquals(size, batch.length);
            int label = labels[batch[0]];
            assertTrue(Arrays.stream(batch).allMatch(sample -> labels[sample] == label));
            int members =
                    (int) Arrays.stream(labels).filter(one -> one == label).count();
            if (members < size) {
                assertEquals(members, Arrays.stream(batch).distinct().count());
                continue;
            }
            Set<Integer> pass = passes.computeIfAbsent(label, any -> new HashSet<>());
            if (members - pass.size() < size) {
                pass.clear();
            }
            Arrays.stream(batch).forEach(sample -> assertTrue(pass.add(sample), "twice in a pass: " + sample));
        }
    }

    @Property(tries = 300)
    void aBatchIsAFunctionOfItsArguments(
            @ForAll long seed,
            @ForAll @IntRange(max = 2000) int step,
            @ForAll("labels") int[] labels,
            @ForAll @IntRange(min = 1, max = 20) int size) {
        ClassBatches used = of(labels);
        used.batch(seed + 1, step, size);
        used.batch(seed, step / 2, size);
        used.batch(seed, step + 1L, size);
        assertArrayEquals(of(labels).batch(seed, step, size), used.batch(seed, step, size));
    }

    @Test
    void aResumedRunSeesWhatItWouldHaveSeen() {
        int[] labels =
                IntStream.range(1, 100).map(Integer::numberOfTrailingZeros).toArray();
        int resumed = 5000;
        ClassBatches straight = of(labels);
        ClassBatches after = of(labels);
        for (int step = 0; step < resumed + 200; step++) {
            int[] batch = straight.batch(1, step, 8);
            if (step >= resumed) {
                assertArrayEquals(batch, after.batch(1, step, 8));
            }
        }
    }

    /** A class of one sample is seen as often as one of a hundred. */
    @Test
    void classesAreSeenEquallyOftenWhateverTheirSize() {
        int steps = 20_000;
        int[] labels =
                IntStream.range(0, 111).map(i -> i == 0 ? 0 : i <= 10 ? 1 : 2).toArray();
        ClassBatches batches = of(labels);
        int[] seen = new int[3];
        int[] shown = new int[111];
        for (int step = 0; step < steps; step++) {
            int[] batch = batches.batch(9, step, 3);
            seen[labels[batch[0]]]++;
            Arrays.stream(batch).forEach(sample -> shown[sample]++);
        }
        for (int times : seen) {
            assertEquals(steps / 3.0, times, 4 * Math.sqrt(steps * 2 / 9.0));
        }
        assertEquals(3 * seen[0], shown[0]);
        for (int sample = 1; sample <= 10; sample++) {
            assertEquals(0.3 * seen[1], shown[sample], 4 * Math.sqrt(0.21 * seen[1]));
        }
    }

    @Test
    void passesClassesAndSeedsHaveOrdersOfTheirOwn() {
        ClassBatches one = of(new int[50]);
        int[] first = one.batch(1, 0, 50);
        assertFalse(Arrays.equals(first, one.batch(1, 1, 50)));
        assertFalse(Arrays.equals(first, one.batch(2, 0, 50)));
        assertFalse(Arrays.equals(first, IntStream.range(0, 50).toArray()));

        ClassBatches two = of(IntStream.range(0, 100).map(i -> i / 50).toArray());
        Map<Integer, int[]> orders = new HashMap<>();
        for (int step = 0; orders.size() < 2; step++) {
            int[] batch = two.batch(1, step, 50);
            orders.putIfAbsent(
                    batch[0] / 50, Arrays.stream(batch).map(i -> i % 50).toArray());
        }
        assertFalse(Arrays.equals(orders.get(0), orders.get(1)));
    }

    @Test
    void aClassWithoutSamplesIsToldAtTheFirstBatch() {
        ClassBatches batches = of(0, 0, 2);
        for (int step = 0; step < 5; step++) {
            int asked = step;
            String message = assertThrows(BadInputException.class, () -> batches.batch(1, asked, 2))
                    .getMessage();
            assertTrue(message.contains("'kind 1'"), message);
        }
    }

    @Test
    void severalThreadsSeeTheSame() {
        int[] labels = IntStream.range(0, 90).map(i -> i % 3).toArray();
        ClassBatches shared = of(labels);
        List<int[]> expected = IntStream.range(0, 500)
                .mapToObj(step -> of(labels).batch(1, step, 7))
                .toList();
        IntStream.range(0, 500)
                .parallel()
                .forEach(step -> assertArrayEquals(expected.get(step), shared.batch(1, step, 7)));
    }
}
