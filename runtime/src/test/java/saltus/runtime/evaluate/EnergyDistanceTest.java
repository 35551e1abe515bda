package saltus.runtime.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EnergyDistanceTest {
    private final EnergyDistance distance = new EnergyDistance();

    @Test
    void twoPointMassesHaveTheRootOfTwiceTheirDistance() {
        PointSet left = PointSet.of(new double[] {0, 0, 0, 0}, 2);
        PointSet right = PointSet.of(new double[] {3, 4}, 2);
        assertEquals(Math.sqrt(10), distance.between(left, right), 1e-12);
    }

    @Test
    void aPointAgainstAPairIsAsByHand() {
        PointSet point = PointSet.of(new double[] {0}, 1);
        PointSet pair = PointSet.of(new double[] {-1, 1}, 1);
        // 2 * 1 - 0 - (0 + 2 + 2 + 0) / 4, with the points themselves among the pairs.
        assertEquals(1, distance.between(point, pair), 1e-12);
    }

    @Test
    void gaussiansOfDifferentMeanComeNearTheLaw() {
        PointSet left = PointSet.of(Points.normal(4000, 1, 1), 1);
        PointSet right = PointSet.of(Points.shifted(Points.normal(4000, 1, 2), 2), 1);
        // E|N(m, 2)| = 2 / sqrt(pi) exp(-m^2 / 4) + m erf(m / 2), with erf(1) = 0.8427007929.
        double cross = 2 / Math.sqrt(Math.PI) * Math.exp(-1) + 2 * 0.8427007929;
        double own = 2 / Math.sqrt(Math.PI);
        assertEquals(Math.sqrt(2 * cross - 2 * own), distance.between(left, right), 0.05);
    }

    @Test
    void largeSetsAreComparedBySubsetsThatDoNotChange() {
        PointSet left = PointSet.of(Points.normal(5000, 2, 1), 2);
        PointSet right = PointSet.of(Points.normal(5000, 2, 2), 2);
        EnergyDistance capped = new EnergyDistance(1000, 7);
        double found = capped.between(left, right);
        assertEquals(found, capped.between(left, right));
        assertEquals(0, capped.between(left, left), 1e-6);
        assertTrue(found > 0 && found < 0.15, "distance of two samples of one law is " + found);
    }

    @Test
    void aSubsetHasNoPointTwice() {
        double[] values = new double[50];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        PointSet subset = PointSet.of(values, 1).atMost(40, 3);
        assertEquals(
                40,
                IntStream.range(0, 40)
                        .mapToDouble(i -> subset.at(i, 0))
                        .distinct()
                        .count());
    }

    @Test
    void anUndefinedCoordinateGivesNaN() {
        PointSet fine = PointSet.of(new double[] {0, 1}, 1);
        assertEquals(Double.NaN, distance.between(fine, PointSet.of(new double[] {Double.NaN, 1}, 1)));
    }
}
