package saltus.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import saltus.graph.Shape;

class PlaneLawsTest {
    private static final int MANY = 200_000;

    /** Every law of points in the plane that there is, by name. */
    private static Stream<String> laws() {
        return ServiceLoader.load(DataSource.class).stream()
                .filter(source -> PlaneLaw.class.isAssignableFrom(source.type()))
                .map(source -> source.get().name());
    }

    @ParameterizedTest
    @MethodSource("laws")
    void bothCoordinatesHaveMeanZeroAndDeviationOne(String name) {
        DataSet data = DataSources.open(name).value();
        assertEquals(DataSet.Kind.POINTS, data.kind());
        assertEquals(Shape.of(2), data.sample());
        assertEquals(0, data.classes());
        assertTrue(data.count().isEmpty());
        for (float[] points :
                new float[][] {data.truth(1, MANY), data.batch(1, 0, MANY).samples()}) {
            assertEquals(2 * MANY, points.length);
            for (int axis = 0; axis < 2; axis++) {
                double sum = 0;
                double squares = 0;
                for (int i = axis; i < points.length; i += 2) {
                    sum += points[i];
                    squares += points[i] * points[i];
                }
                assertEquals(0, sum / MANY, 4.5 / Math.sqrt(MANY), name + " axis " + axis);
                // None of the laws has a fourth moment above that of a normal number, 3.
                assertEquals(1, squares / MANY, 4.5 * Math.sqrt(2.0 / MANY), name + " axis " + axis);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("laws")
    void everyStepSeedAndPurposeHasPointsOfItsOwn(String name) {
        DataSet data = DataSources.open(name).value();
        float[] points = data.batch(1, 5, 100).samples();
        assertArrayEquals(
                points, DataSources.open(name).value().batch(1, 5, 100).samples());
        assertFalse(Arrays.equals(points, data.batch(1, 6, 100).samples()));
        assertFalse(Arrays.equals(points, data.batch(2, 5, 100).samples()));
        assertFalse(Arrays.equals(data.batch(1, 0, 100).samples(), data.truth(1, 100)));
        assertFalse(Arrays.equals(data.truth(2, 100), data.truth(1, 100)));
    }

    @Property
    void aBatchDoesNotDependOnWhatWasAskedBefore(
            @ForAll long seed,
            @ForAll @LongRange(max = 1L << 40) long step,
            @ForAll @IntRange(min = 1, max = 50) int size) {
        DataSet data = DataSources.open("moons").value();
        Batch batch = data.batch(seed, step, size);
        data.batch(seed, step + 1, size);
        data.truth(seed, size);
        assertArrayEquals(batch.samples(), data.batch(seed, step, size).samples());
        assertArrayEquals(new long[size], batch.labels());
        assertEquals(size, batch.size());
    }

    @Test
    void theCheckerboardFillsItsDarkSquaresEvenlyAndNothingElse() {
        double square = Math.sqrt(3) / 2;
        float[] points = DataSources.open("checkerboard").value().truth(3, MANY);
        int[] counts = new int[16];
        for (int i = 0; i < points.length; i += 2) {
            int column = (int) Math.floor(points[i] / square) + 2;
            int row = (int) Math.floor(points[i + 1] / square) + 2;
            counts[4 * row + column]++;
        }
        double expected = MANY / 8.0;
        for (int i = 0; i < counts.length; i++) {
            boolean dark = (i / 4 + i % 4) % 2 == 0;
            assertEquals(dark ? expected : 0, counts[i], dark ? 4 * Math.sqrt(expected) : 20, "square " + i);
        }
    }

    @Test
    void theGaussiansAreEightEquallyLikelyAndNarrow() {
        float[] points = DataSources.open("gaussians").value().truth(3, MANY);
        double radius = 1 / Math.sqrt(0.51);
        int[] counts = new int[8];
        double squares = 0;
        for (int i = 0; i < points.length; i += 2) {
            double turns = Math.atan2(points[i + 1], points[i]) / (Math.PI / 4);
            int mode = Math.floorMod(Math.round(turns), 8);
            counts[mode]++;
            double x = points[i] - radius * Math.cos(mode * Math.PI / 4);
            double y = points[i + 1] - radius * Math.sin(mode * Math.PI / 4);
            squares += x * x + y * y;
            assertTrue(Math.hypot(x, y) < 6 * 0.1 * radius);
        }
        assertEquals(0.1 * radius, Math.sqrt(squares / (2 * MANY)), 1e-3);
        for (int count : counts) {
            assertEquals(MANY / 8.0, count, 4 * Math.sqrt(MANY / 8.0));
        }
    }

    /** Back in the coordinates of the definition, a point is nearly on one of the two half circles. */
    @Test
    void theMoonsAreTwoHalfCircles() {
        float[] points = DataSources.open("moons").value().truth(3, MANY);
        double deviationX = Math.sqrt(0.76);
        double deviationY = Math.sqrt(0.5725 - 1 / Math.PI);
        int upper = 0;
        double squares = 0;
        for (int i = 0; i < points.length; i += 2) {
            double x = deviationX * points[i] + 0.5;
            double y = deviationY * points[i + 1] + 0.25;
            double toUpper = toHalfCircle(x, y);
            double toLower = toHalfCircle(1 - x, 0.5 - y);
            upper += toUpper < toLower ? 1 : 0;
            double distance = Math.min(toUpper, toLower);
            assertTrue(distance < 0.6, "distance " + distance);
            squares += distance * distance;
        }
        assertEquals(0.5, (double) upper / MANY, 0.01);
        // Across the line the noise has deviation 0.1; at the four ends there is some more.
        assertEquals(0.1, Math.sqrt(squares / MANY), 0.005);
    }

    private static double toHalfCircle(double x, double y) {
        return y >= 0 ? Math.abs(Math.hypot(x, y) - 1) : Math.hypot(Math.abs(x) - 1, y);
    }

    /** Back in the coordinates of the definition, a point is nearly on the spiral of radius = angle. */
    @Test
    void theSwissRollIsASpiral() {
        float[] points = DataSources.open("swissroll").value().truth(3, MANY);
        double meanY = 2 / (3 * Math.PI);
        double square = 4.875 * Math.PI * Math.PI;
        double deviationX = Math.sqrt(square - 4);
        double deviationY = Math.sqrt(square + 0.5 - meanY * meanY);
        int inner = 0;
        for (int i = 0; i < points.length; i += 2) {
            double x = deviationX * points[i] + 2;
            double y = deviationY * points[i + 1] + meanY;
            double radius = Math.hypot(x, y);
            double angle = Math.atan2(y, x);
            double arm = angle + 2 * Math.PI * Math.rint((radius - angle) / (2 * Math.PI));
            assertTrue(Math.abs(radius - arm) < 3, "distance " + (radius - arm));
            assertTrue(radius > 1.5 * Math.PI - 3 && radius < 4.5 * Math.PI + 3, "radius " + radius);
            inner += radius < 3 * Math.PI ? 1 : 0;
        }
        assertEquals(0.5, (double) inner / MANY, 0.01);
    }
}
