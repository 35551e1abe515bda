package saltus.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import saltus.runtime.random.RandomStream;

class ClassRoundsTest {
    private static final int BATCHES = 40;

    /** A list of what is left, from which batches are taken one after the other. */
    private static final class WorkingList {
        private final LongFunction<int[]> orders;
        private final Deque<Integer> left = new ArrayDeque<>();
        private long pass;

        WorkingList(LongFunction<int[]> orders) {
            this.orders = orders;
        }

        int[] take(int size, int threshold) {
            if (left.size() < Math.max(size, threshold)) {
                refill();
            }
            int[] batch = new int[size];
            for (int i = 0; i < size; i++) {
                if (left.isEmpty()) {
                    refill();
                }
                batch[i] = left.removeFirst();
            }
            return batch;
        }

        private void refill() {
            left.clear();
            Arrays.stream(orders.apply(pass++)).forEach(left::addLast);
        }
    }

    private static LongFunction<int[]> shuffled(long seed, int members) {
        return pass -> RandomStream.of(seed, "pass", pass).permutation(members);
    }

    @Property
    void batchesAreThoseOfAListThatIsUsedUpAndRefilled(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 40) int members,
            @ForAll @IntRange(min = 1, max = 60) int size,
            @ForAll @IntRange(max = 60) int threshold) {
        ClassRounds rounds = new ClassRounds(members, size, threshold);
        WorkingList list = new WorkingList(shuffled(seed, members));
        for (int number = 0; number < BATCHES; number++) {
            int[] expected = list.take(size, threshold);
            assertArrayEquals(expected, rounds.batch(number, shuffled(seed, members)), "batch " + number);
        }
    }

    @Property
    void aBatchRepeatsNoSampleBeforeItHasAll(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 40) int members,
            @ForAll @IntRange(min = 1, max = 60) int size) {
        ClassRounds rounds = new ClassRounds(members, size);
        for (int number = 0; number < BATCHES; number++) {
            int[] shown = new int[members];
            for (int sample : rounds.batch(number, shuffled(seed, members))) {
                shown[sample]++;
            }
            int least = Arrays.stream(shown).min().orElseThrow();
            int most = Arrays.stream(shown).max().orElseThrow();
            assertEquals(size / members, least, Arrays.toString(shown));
            assertTrue(most - least <= 1, Arrays.toString(shown));
        }
    }

    @Test
    void aFixedThresholdSkipsMoreThanABatchNeeds() {
        ClassRounds rounds = new ClassRounds(7, 2, 4);
        LongFunction<int[]> fromTheEnd =
                pass -> IntStream.range(0, 7).map(i -> 6 - i).toArray();
        assertArrayEquals(new int[] {6, 5}, rounds.batch(0, fromTheEnd));
        assertArrayEquals(new int[] {4, 3}, rounds.batch(1, fromTheEnd));
        assertArrayEquals(new int[] {6, 5}, rounds.batch(2, fromTheEnd));
    }

    /** With an order of its own for every pass, skipping what is left is fair to all samples. */
    @Test
    void noSampleIsFavoured() {
        int batches = 50_000;
        ClassRounds rounds = new ClassRounds(5, 3);
        int[] shown = new int[5];
        for (int number = 0; number < batches; number++) {
            for (int sample : rounds.batch(number, shuffled(1, 5))) {
                shown[sample]++;
            }
        }
        for (int times : shown) {
            assertEquals(0.6 * batches, times, 4 * Math.sqrt(0.6 * 0.4 * batches));
        }
    }

    @Test
    void farBatchesAreFoundWithoutGoingThere() {
        ClassRounds rounds = new ClassRounds(10, 3);
        long[] asked = new long[1];
        rounds.batch(3L << 40, pass -> {
            asked[0] = pass;
            return new int[10];
        });
        assertEquals(1L << 40, asked[0]);
        assertThrows(ArithmeticException.class, () -> new ClassRounds(1, 9).batch(Long.MAX_VALUE, pass -> new int[1]));
    }

    @Test
    void aClassOrABatchWithoutSamplesIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ClassRounds(0, 3));
        assertThrows(IllegalArgumentException.class, () -> new ClassRounds(3, 0));
    }
}
