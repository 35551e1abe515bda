package saltus.runtime.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SetDistanceTest {
    /** The energy distance is the root of a difference, which keeps half of the digits. */
    private static final double ROUNDING = 1e-6;

    @Provide
    Arbitrary<SetDistance> distances() {
        return Arbitraries.of(new SlicedWasserstein(16, 5), new EnergyDistance(100, 5));
    }

    @Property(tries = 200)
    void isSymmetricAndNotNegative(
            @ForAll("distances") SetDistance distance,
            @ForAll @IntRange(min = 1, max = 30) int left,
            @ForAll @IntRange(min = 1, max = 30) int right,
            @ForAll @IntRange(min = 1, max = 4) int dimension,
            @ForAll long seed) {
        PointSet a = PointSet.of(Points.normal(left, dimension, seed), dimension);
        PointSet b = PointSet.of(Points.normal(right, dimension, seed + 1), dimension);
        double found = distance.between(a, b);
        assertTrue(found >= 0, "distance is " + found);
        assertEquals(found, distance.between(b, a), ROUNDING);
    }

    @Property(tries = 200)
    void theOrderOfThePointsDoesNotMatter(
            @ForAll("distances") SetDistance distance,
            @ForAll @IntRange(min = 1, max = 30) int count,
            @ForAll @IntRange(min = 1, max = 4) int dimension,
            @ForAll long seed) {
        double[] values = Points.normal(count, dimension, seed);
        PointSet a = PointSet.of(values, dimension);
        PointSet mixed = PointSet.of(Points.shuffled(values, dimension, seed), dimension);
        PointSet b = PointSet.of(Points.normal(count + 3, dimension, seed + 1), dimension);
        assertEquals(0, distance.between(a, mixed), ROUNDING);
        assertEquals(distance.between(a, b), distance.between(mixed, b), ROUNDING);
    }

    @Property(tries = 200)
    void aCommonShiftDoesNotMatterAndAFarShiftIsSeen(
            @ForAll("distances") SetDistance distance,
            @ForAll @IntRange(min = 1, max = 30) int count,
            @ForAll @IntRange(min = 1, max = 4) int dimension,
            @ForAll @IntRange(min = -9, max = 9) int shift,
            @ForAll long seed) {
        double[] left = Points.normal(count, dimension, seed);
        double[] right = Points.normal(count, dimension, seed + 1);
        double found = distance.between(PointSet.of(left, dimension), PointSet.of(right, dimension));
        double moved = distance.between(
                PointSet.of(Points.shifted(left, shift), dimension),
                PointSet.of(Points.shifted(right, shift), dimension));
        assertEquals(found, moved, ROUNDING);
        double far =
                distance.between(PointSet.of(left, dimension), PointSet.of(Points.shifted(right, 1000), dimension));
        assertTrue(far > found + 1, "a far shift moves the distance from " + found + " to " + far);
    }
}
