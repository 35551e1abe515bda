package saltus.runtime.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class InitialWeightsTest {
    /** The table of the reference implementation for 2 x 2 tokens of width 8. */
    private static final double[] REFERENCE_TABLE = {
        0.0,
        0.0,
        1.0,
        1.0,
        0.0,
        0.0,
        1.0,
        1.0,
        0.8414709848078965,
        0.009999833334166664,
        0.5403023058681397,
        0.9999500004166654,
        0.0,
        0.0,
        1.0,
        1.0,
        0.0,
        0.0,
        1.0,
        1.0,
        0.8414709848078965,
        0.009999833334166664,
        0.5403023058681397,
        0.9999500004166654,
        0.8414709848078965,
        0.009999833334166664,
        0.5403023058681397,
        0.9999500004166654,
        0.8414709848078965,
        0.009999833334166664,
        0.5403023058681397,
        0.9999500004166654
    };

    private static Weight table(int side, int width) {
        return Weight.of("pos_embed", Depth.EDGE, new Initial.SineTable(side, width), 1, side * side, width);
    }

    @Test
    void theSineTableIsTheReference() {
        assertArrayEquals(REFERENCE_TABLE, InitialWeights.of(table(2, 8), 5), 1e-15);
    }

    @Property(tries = 50)
    void aTokenOfTheSineTableIsItsColumnThenItsRow(
            @ForAll @IntRange(min = 1, max = 16) int side, @ForAll @IntRange(min = 1, max = 16) int quarter) {
        int half = 2 * quarter;
        double[] table = InitialWeights.of(table(side, 2 * half), 0);
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                int token = (row * side + column) * 2 * half;
                int ofSameColumn = column * 2 * half;
                int ofTransposed = (column * side + row) * 2 * half;
                assertArrayEquals(part(table, ofSameColumn, half), part(table, token, half));
                assertArrayEquals(part(table, ofTransposed, half), part(table, token + half, half));
                for (int j = 0; j < quarter; j++) {
                    double angle = column / Math.pow(10_000, (double) j / quarter);
                    assertEquals(Math.sin(angle), table[token + j], 1e-14);
                    assertEquals(Math.cos(angle), table[token + quarter + j], 1e-14);
                }
            }
        }
    }

    private static double[] part(double[] values, int from, int count) {
        return Arrays.copyOfRange(values, from, from + count);
    }

    @Test
    void aSineTableThatDoesNotFitIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> InitialWeights.of(table(2, 6), 0));
        Weight tooSmall = Weight.of("pos_embed", Depth.EDGE, new Initial.SineTable(3, 8), 1, 4, 8);
        assertThrows(IllegalArgumentException.class, () -> InitialWeights.of(tooSmall, 0));
    }

    @Test
    void zeroIsZero() {
        assertArrayEquals(new double[6], InitialWeights.of(Weight.of("w", Depth.EDGE, new Initial.Zero(), 2, 3), 1));
    }

    @Test
    void normalWeightsHaveTheirDeviation() {
        double[] values = InitialWeights.of(Weight.of("w", Depth.EDGE, new Initial.Normal(0.02), 200, 500), 1);
        double mean = Arrays.stream(values).average().orElseThrow();
        double square = Arrays.stream(values).map(x -> x * x).average().orElseThrow();
        assertEquals(0, mean, 4 * 0.02 / Math.sqrt(values.length));
        assertEquals(0.02, Math.sqrt(square), 4 * 0.02 / Math.sqrt(2.0 * values.length));
    }

    @Test
    void uniformWeightsFillTheirInterval() {
        double[] values = InitialWeights.of(Weight.of("w", Depth.EDGE, new Initial.Uniform(0.5), 200, 500), 1);
        assertTrue(Arrays.stream(values).allMatch(x -> Math.abs(x) <= 0.5));
        assertEquals(-0.5, Arrays.stream(values).min().orElseThrow(), 1e-4);
        assertEquals(0.5, Arrays.stream(values).max().orElseThrow(), 1e-4);
        double square = Arrays.stream(values).map(x -> x * x).average().orElseThrow();
        assertEquals(0.25 / 3, square, 1e-3);
    }

    @Test
    void nameAndSeedDecideAndShapesShareTheirBeginning() {
        Initial normal = new Initial.Normal(1);
        double[] first = InitialWeights.of(Weight.of("a", Depth.EDGE, normal, 10), 1);
        assertArrayEquals(first, InitialWeights.of(Weight.of("a", Depth.EDGE, normal, 2, 5), 1));
        assertFalse(Arrays.equals(first, InitialWeights.of(Weight.of("b", Depth.EDGE, normal, 10), 1)));
        assertFalse(Arrays.equals(first, InitialWeights.of(Weight.of("a", Depth.EDGE, normal, 10), 2)));
    }
}
