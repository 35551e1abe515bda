package saltus.runtime.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** The golden numbers were computed by a second implementation, in another language. */
class RandomStreamTest {
    private static final int MANY = 100_000;

    @Property
    void anAddressAlwaysGivesTheSameNumbers(
            @ForAll long seed, @ForAll @StringLength(max = 20) String name, @ForAll long step) {
        RandomStream stream = RandomStream.of(seed, name, step);
        RandomStream other = RandomStream.of(seed, name, step + 1);
        RandomStream moved = other.at(step);
        RandomStream again = RandomStream.of(seed, name, step);
        for (int i = 0; i < 5; i++) {
            long bits = stream.bits();
            other.bits();
            assertEquals(bits, again.bits());
            assertEquals(bits, moved.bits());
        }
    }

    @Property
    void everyPartOfTheAddressCounts(
            @ForAll long seed, @ForAll @StringLength(max = 20) String name, @ForAll long step) {
        long bits = RandomStream.of(seed, name, step).bits();
        for (int bit = 0; bit < Long.SIZE; bit++) {
            assertNotEquals(bits, RandomStream.of(seed ^ 1L << bit, name, step).bits());
            assertNotEquals(bits, RandomStream.of(seed, name, step ^ 1L << bit).bits());
        }
        assertNotEquals(bits, RandomStream.of(seed, name + "a", step).bits());
    }

    @Property
    void normalNumbersInBulkAreThoseOneByOne(
            @ForAll long seed,
            @ForAll @IntRange(max = 3000) int before,
            @ForAll @IntRange(max = 3000) int count,
            @ForAll @IntRange(max = 3) int more) {
        RandomStream single = RandomStream.of(seed, "n", 1);
        for (int i = 0; i < before; i++) {
            single.bits();
        }
        RandomStream bulk = RandomStream.of(seed, "n", 1).after(before);
        assertArrayEquals(
                IntStream.range(0, count).mapToDouble(i -> single.normal()).toArray(), bulk.normals(count));
        assertArrayEquals(
                IntStream.range(0, more).mapToDouble(i -> single.normal()).toArray(), bulk.normals(more));
        assertEquals(single.bits(), bulk.bits());
    }

    @Test
    void theNumbersNeverChange() {
        RandomStream stream = RandomStream.of(42, "noise", 7);
        assertArrayEquals(
                new long[] {-1284869607863206023L, -15579095351652548L, -1681541072425433122L},
                new long[] {stream.bits(), stream.bits(), stream.bits()});
        assertArrayEquals(
                new double[] {0.4848318679534731, -0.7329597978048497, 0.5152196581920947},
                new double[] {stream.uniform(), stream.normal(), stream.normal()});
        assertArrayEquals(
                new int[] {324, 1, 737642104}, new int[] {stream.below(1000), stream.below(7), stream.below(1 << 30)});
        assertArrayEquals(new int[] {7, 3, 1, 6, 2, 0, 5, 4}, stream.permutation(8));
    }

    @Test
    void uniformNumbersHaveTheirLaw() {
        for (long seed = 0; seed < 10; seed++) {
            RandomStream stream = RandomStream.of(seed, "u", seed);
            double[] sample =
                    IntStream.range(0, MANY).mapToDouble(i -> stream.uniform()).toArray();
            assertTrue(Statistics.kolmogorov(sample, x -> x) < Statistics.KOLMOGOROV, "seed " + seed);
            assertTrue(Arrays.stream(sample).allMatch(x -> x >= 0 && x < 1));
        }
    }

    @Test
    void normalNumbersHaveTheirLawAndMoments() {
        for (long seed = 0; seed < 10; seed++) {
            double[] sample = normals(RandomStream.of(seed, "n", seed));
            assertTrue(Statistics.kolmogorov(sample, NormalLaw::below) < Statistics.KOLMOGOROV, "seed " + seed);
            // The variances of the first four powers are 1, 2, 15 and 96.
            assertMoment(0, 1, 1, sample);
            assertMoment(1, 2, 2, sample);
            assertMoment(0, 3, 15, sample);
            assertMoment(3, 4, 96, sample);
        }
    }

    private static void assertMoment(double expected, int power, double variance, double[] sample) {
        double mean =
                Arrays.stream(sample).map(x -> Math.pow(x, power)).average().orElseThrow();
        assertEquals(expected, mean, Statistics.NORMAL * Math.sqrt(variance / sample.length), "power " + power);
    }

    @Test
    void neighboursAreNotCorrelated() {
        for (int i = 0; i < 20; i++) {
            double[] sample = normals(RandomStream.of(i, "a", i));
            assertUnrelated(sample, normals(RandomStream.of(i, "a", i + 1)));
            assertUnrelated(sample, normals(RandomStream.of(i + 1, "a", i)));
            assertUnrelated(sample, normals(RandomStream.of(i, "b", i)));
            double[] next = Arrays.copyOfRange(sample, 1, MANY);
            assertUnrelated(Arrays.copyOf(sample, MANY - 1), next);
        }
    }

    @Test
    void theFirstNumbersOfSuccessiveStepsSeedsAndNamesAreAsGoodAsOneStream() {
        double[] steps = new double[MANY];
        double[] seeds = new double[MANY];
        double[] names = new double[MANY];
        for (int i = 0; i < MANY; i++) {
            steps[i] = RandomStream.of(1, "a", i).normal();
            seeds[i] = RandomStream.of(i, "a", 1).normal();
            names[i] = RandomStream.of(1, "a" + i, 1).normal();
        }
        for (double[] sample : new double[][] {steps, seeds, names}) {
            assertTrue(Statistics.kolmogorov(sample, NormalLaw::below) < Statistics.KOLMOGOROV);
            assertUnrelated(Arrays.copyOf(sample, MANY - 1), Arrays.copyOfRange(sample, 1, MANY));
        }
    }

    private static void assertUnrelated(double[] a, double[] b) {
        double correlation = Statistics.correlation(a, b);
        assertTrue(Math.abs(correlation) < Statistics.NORMAL, "correlation " + correlation);
    }

    private static double[] normals(RandomStream stream) {
        return IntStream.range(0, MANY).mapToDouble(i -> stream.normal()).toArray();
    }

    @Test
    void wholeNumbersAreEquallyLikely() {
        for (int bound : new int[] {2, 3, 10, 257}) {
            RandomStream stream = RandomStream.of(bound, "below", 0);
            int[] counts = new int[bound];
            for (int i = 0; i < MANY; i++) {
                counts[stream.below(bound)]++;
            }
            assertTrue(Math.abs(Statistics.chiSquare(counts)) < Statistics.NORMAL, "bound " + bound);
        }
    }

    @Property
    void wholeNumbersLieBelowTheirBound(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = Integer.MAX_VALUE) int bound) {
        RandomStream stream = RandomStream.of(seed, "below", 0);
        for (int i = 0; i < 20; i++) {
            int value = stream.below(bound);
            assertTrue(value >= 0 && value < bound);
        }
    }

    @Test
    void noWholeNumberLiesBelowZero() {
        RandomStream stream = RandomStream.of(1, "below", 0);
        assertThrows(IllegalArgumentException.class, () -> stream.below(0));
    }

    @Property
    void aPermutationHasEveryNumberOnce(@ForAll long seed, @ForAll @IntRange(min = 0, max = 300) int n) {
        int[] order = RandomStream.of(seed, "order", 0).permutation(n);
        Arrays.sort(order);
        assertArrayEquals(IntStream.range(0, n).toArray(), order);
    }

    @Test
    void allPermutationsAreEquallyLikely() {
        RandomStream stream = RandomStream.of(5, "order", 0);
        int[] counts = new int[24];
        for (int i = 0; i < MANY; i++) {
            counts[rank(stream.permutation(4))]++;
        }
        assertTrue(Math.abs(Statistics.chiSquare(counts)) < Statistics.NORMAL);
    }

    /** A number 0 .. n! - 1 for each permutation. */
    private static int rank(int[] order) {
        int rank = 0;
        for (int i = 0; i < order.length; i++) {
            int smaller = 0;
            for (int j = i + 1; j < order.length; j++) {
                smaller += order[j] < order[i] ? 1 : 0;
            }
            rank = rank * (order.length - i) + smaller;
        }
        return rank;
    }
}
