package saltus.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where laws say that their points are. */
class SupportTest {
    private static final int COUNT = 100_000;

    private static double off(Support support, int count, int dimension, float... points) {
        return IntStream.range(0, count)
                        .filter(i -> !support.inside().holds(point(points, i, dimension)))
                        .count()
                / (double) count;
    }

    private static double[] point(float[] points, int i, int dimension) {
        return IntStream.range(0, dimension)
                .mapToDouble(k -> points[i * dimension + k])
                .toArray();
    }

    /**
     * The share of true points that are off lies between two numbers: five deviations of the count about the share that the
     * geometry of each place gives, of which the law promises an upper bound only.
     */
    @ParameterizedTest
    @CsvSource({
        "checkerboard, 0, 0",
        "circles, 0.0001, 0.0004",
        "moons, 0.0001, 0.0010",
        "swissroll, 0.0001, 0.0010",
        "gaussians, 0.0005, 0.0014",
        "gaussian:1, 0.0005, 0.0015",
        "gaussian:2, 0.0005, 0.0015",
        "gaussian:40, 0.0005, 0.0015"
    })
    void truePointsLieWhereTheLawSays(String text, double least, double most) {
        DataSet data = DataSources.open(text).value();
        int dimension = (int) data.sample().fixedSize();
        Support support = data.support().orElseThrow();
        double off = off(support, COUNT, dimension, data.trueSamples(1, COUNT).samples());
        assertTrue(off >= least && off <= most, off + " of the points of " + text + " are off");
        assertTrue(support.share() >= 0.999 && !support.text().isEmpty());
    }

    /** Points that are spread evenly over a square are off as often as its share outside of the place; the area of balls and bands. */
    @ParameterizedTest
    @CsvSource({"checkerboard, 0.5", "gaussians, 0.46", "moons, 0.24", "circles, 0.28", "swissroll, 0.2"})
    void pointsElsewhereAreOff(String text, double least) {
        Random random = new Random(1);
        float[] points = new float[20_000];
        for (int i = 0; i < points.length; i++) {
            points[i] = (float) ((2 * random.nextDouble() - 1) * Math.sqrt(3));
        }
        Support support = DataSources.open(text).value().support().orElseThrow();
        double off = off(support, points.length / 2, 2, points);
        assertTrue(off > least - 0.02, off + " of evenly spread points are off " + text);
        if ("checkerboard".equals(text)) {
            assertEquals(0.5, off, 0.02);
        }
    }

    @Test
    void theSquaresOfTheBoardAreKnownToTheirBorders() {
        Support board = new Checkerboard().support().orElseThrow();
        double side = Math.sqrt(3) / 2;
        for (int column = -3; column < 7; column++) {
            for (int row = -3; row < 7; row++) {
                boolean dark = column >= 0 && column < 4 && row >= 0 && row < 4 && (column + row) % 2 == 0;
                double x = (column - 2) * side;
                double y = (row - 2) * side;
                assertEquals(dark, board.inside().holds(x + 0.5 * side, y + 0.5 * side), column + ", " + row);
                assertEquals(dark, board.inside().holds(x + 1e-4, y + 1e-4));
                assertEquals(dark, board.inside().holds(x + side - 1e-4, y + side - 1e-4));
            }
        }
        assertTrue(board.inside().holds((float) (-2 * side), (float) (-2 * side)), "a border as it is stored");
        assertFalse(board.inside().holds(Double.NaN, 0));
    }
}
