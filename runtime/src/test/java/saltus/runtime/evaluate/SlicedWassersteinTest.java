package saltus.runtime.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SlicedWassersteinTest {
    private final SlicedWasserstein distance = new SlicedWasserstein();

    @Test
    void aShiftInThePlaneCostsItsLengthOverRootTwo() {
        double[] values = Points.normal(500, 2, 1);
        PointSet moved = PointSet.of(Points.shifted(values, 3, -4), 2);
        assertEquals(5 / Math.sqrt(2), distance.between(PointSet.of(values, 2), moved), 1e-9);
    }

    @Test
    void aShiftInManyDimensionsCostsItsLengthOverTheirRoot() {
        double[] values = Points.normal(100, 9, 1);
        PointSet moved = PointSet.of(Points.shifted(values, 1), 9);
        double found = new SlicedWasserstein(20_000, 3).between(PointSet.of(values, 9), moved);
        assertEquals(1, found, 0.02);
    }

    @Test
    void onTheLineItIsTheWassersteinDistance() {
        PointSet left = PointSet.of(new double[] {0, 1, 3}, 1);
        PointSet right = PointSet.of(new double[] {5, 6, 8}, 1);
        assertEquals(5, distance.between(left, right), 1e-12);
    }

    @Test
    void aScaledGaussianCostsTheDifferenceOfTheScales() {
        double[] values = Points.normal(20_000, 2, 2);
        double[] wide = Arrays.stream(values).map(value -> 3 * value).toArray();
        // Along each direction N(0, 1) goes to N(0, 9), at the cost (3 - 1)^2.
        assertEquals(2, distance.between(PointSet.of(values, 2), PointSet.of(wide, 2)), 0.03);
    }

    @Test
    void unequalSizesCompareTheirQuantiles() {
        PointSet two = PointSet.of(new double[] {0, 1}, 1);
        PointSet three = PointSet.of(new double[] {0, 0, 1}, 1);
        // Between the quantiles 1/2 and 2/3 the first is 1 and the second 0.
        assertEquals(Math.sqrt(1.0 / 6), distance.between(two, three), 1e-12);
        PointSet repeated = PointSet.of(new double[] {0, 1, 0, 1, 0, 1}, 1);
        assertEquals(0, distance.between(two, repeated), 0);
    }

    /** Half a second's work of one processor, and minutes for whoever compares each point with each other. */
    @Test
    void manyPointsAreSortedAndNotComparedInPairs() {
        PointSet left = PointSet.of(Points.normal(40_000, 2, 1), 2);
        PointSet right = PointSet.of(Points.normal(40_000, 2, 2), 2);
        double found = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> distance.between(left, right));
        assertTrue(found < 0.025, "distance of two samples of one law is " + found);
    }

    @Test
    void anInfiniteOrUndefinedCoordinateGivesNaN() {
        PointSet fine = PointSet.of(new double[] {0, 0, 1, 1}, 2);
        assertEquals(Double.NaN, distance.between(fine, PointSet.of(new double[] {0, Double.NaN, 1, 1}, 2)));
    }

    @Test
    void differentDimensionsAreRefused() {
        PointSet line = PointSet.of(new float[] {0, 1}, 1);
        PointSet plane = PointSet.of(new float[] {0, 1}, 2);
        assertThrows(IllegalArgumentException.class, () -> distance.between(line, plane));
    }
}
