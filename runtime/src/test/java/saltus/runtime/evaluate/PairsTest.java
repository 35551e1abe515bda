package saltus.runtime.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import saltus.graph.Shape;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.FiniteSet;

/** What is done with all pairs of points at once is what one gets from one pair after the other. */
class PairsTest {
    private static PointSet points(int count, int dimension, long seed) {
        return PointSet.of(Points.normal(count, dimension, seed), dimension);
    }

    private static double[] row(PointSet from, int i, PointSet to) {
        return IntStream.range(0, to.count())
                .mapToDouble(j -> from.distance(i, to, j))
                .toArray();
    }

    @Property(tries = 100)
    void distancesAreThoseOfPairs(
            @ForAll @IntRange(min = 1, max = 30) int left,
            @ForAll @IntRange(min = 1, max = 600) int right,
            @ForAll @IntRange(min = 1, max = 9) int dimension,
            @ForAll long seed) {
        PointSet a = points(left, dimension, seed);
        PointSet b = points(right, dimension, seed + 1);
        double[][] found = new double[left][];
        new Distances(b).from(a, (i, squares) -> found[i] = Arrays.copyOf(squares, right));
        for (int i = 0; i < left; i++) {
            double[] roots = Arrays.stream(found[i]).map(Math::sqrt).toArray();
            assertArrayEquals(row(a, i, b), roots, 1e-12);
        }
        new Distances(b).within((i, squares) -> {
            double[] before = Arrays.stream(squares, 0, i).map(Math::sqrt).toArray();
            assertArrayEquals(Arrays.copyOf(row(b, i, b), i), before, 1e-12);
        });
    }

    @Property(tries = 100)
    void neighboursAreThoseOfSortedDistances(
            @ForAll @IntRange(min = 1, max = 40) int count,
            @ForAll @IntRange(min = 1, max = 7) int neighbours,
            @ForAll long seed) {
        PointSet a = points(count, 2, seed);
        PointSet b = points(count + 3, 2, seed + 1);
        double[] reach = Neighbours.reach(a, neighbours);
        double[] nearest = Neighbours.nearest(a, b);
        for (int i = 0; i < count; i++) {
            double[] own = Arrays.stream(row(a, i, a)).sorted().toArray();
            assertEquals(own[Math.min(neighbours, count - 1)], Math.sqrt(reach[i]), 1e-12);
            assertEquals(Arrays.stream(row(a, i, b)).min().orElseThrow(), Math.sqrt(nearest[i]), 1e-12);
        }
    }

    /** The median of distances between 0, 1 and 3, 6 is 3, so that its square, 9, is the widest variance. */
    @Test
    void theKernelDistanceOfFourPointsIsAsByHand() {
        PointSet left = PointSet.of(new double[] {0, 1}, 1);
        PointSet right = PointSet.of(new double[] {3, 6}, 1);
        double expected = kernel(1) + kernel(3) - (kernel(3) + kernel(6) + kernel(2) + kernel(5)) / 2;
        assertEquals(expected, new KernelDistance(10, 9).between(left, right), 1e-12);
    }

    private static double kernel(double distance) {
        return IntStream.range(0, 5)
                .mapToDouble(i -> Math.exp(-distance * distance / (2 * 9 / Math.pow(4, i))))
                .average()
                .orElseThrow();
    }

    @Property(tries = 20)
    void projectionsAreInnerProducts(@ForAll @IntRange(min = 1, max = 40) int dimension, @ForAll long seed) {
        PointSet set = points(7, dimension, seed);
        double[][] units = Directions.of(dimension, 5, seed);
        double[][] along = set.along(units);
        for (int u = 0; u < units.length; u++) {
            for (int i = 0; i < set.count(); i++) {
                double sum = 0;
                for (int k = 0; k < dimension; k++) {
                    sum += set.at(i, k) * units[u][k];
                }
                assertEquals(sum, along[u][i], 1e-12);
            }
        }
    }

    /** Numbered points, so that it is seen which ones were taken. */
    private static FiniteSet numbered(int count, int first) {
        return new FiniteSet(
                DataSet.Kind.POINTS, Shape.of(1), count, (sample, into, from) -> into[from] = first + sample);
    }

    private static Set<Double> numbers(PointSet set) {
        Set<Double> numbers = new HashSet<>();
        for (int i = 0; i < set.count(); i++) {
            assertTrue(numbers.add(set.at(i, 0)), "twice the same");
        }
        return numbers;
    }

    @Property(tries = 100)
    void trueSetsHaveNoSampleInCommonAndAreWhatTheySay(
            @ForAll @IntRange(min = 32, max = 200) int count,
            @ForAll @IntRange(min = 16, max = 100) int held,
            @ForAll boolean holding,
            @ForAll long seed) {
        FiniteSet shown = numbered(count, 0);
        FiniteSet data = holding ? shown.judgedBy(numbered(held, 1000)) : shown;
        TrueSets sets = new TrueSets(data, seed);
        assertEquals((holding ? held : count) / 2, sets.most());
        TrueSets.Pair pair = sets.pair(0, sets.most());
        Set<Double> both = numbers(pair.left());
        assertTrue(numbers(pair.right()).stream().allMatch(both::add), "a sample on both sides");
        assertTrue(both.stream().allMatch(number -> holding == number >= 1000));

        TrueSets.Pair beside = sets.besideTraining(4, 1000, 1000);
        Set<Double> training = numbers(beside.right());
        assertTrue(training.stream().allMatch(number -> number < 1000), "training is what was shown");
        assertTrue(numbers(beside.left()).stream().noneMatch(training::contains), "a sample compared with itself");
        assertTrue(beside.left().count() % 4 == 0 && beside.right().count() >= (holding ? count : count / 2));
    }
}
