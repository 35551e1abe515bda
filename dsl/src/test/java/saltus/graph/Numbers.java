package saltus.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.Supplier;

/** What it means that numbers agree. */
final class Numbers {
    private Numbers() {}

    /** The same shape and the same numbers; both zeros are one number, and so are all NaN. */
    static void assertSame(Array expected, Array found, Supplier<String> about) {
        assertNear(expected, found, 0, about);
    }

    /** The same shape and numbers that differ by no more than {@code tolerance (1 + |expected|)}. */
    static void assertNear(Array expected, Array found, double tolerance, Supplier<String> about) {
        assertArrayEquals(expected.shape(), found.shape(), about);
        for (int i = 0; i < expected.values().length; i++) {
            double e = expected.values()[i];
            double f = found.values()[i];
            int at = i;
            boolean same = e == f || (Double.isNaN(e) && Double.isNaN(f));
            assertTrue(
                    same || Math.abs(e - f) <= tolerance * (1 + Math.abs(e)),
                    () -> "entry " + at + ": expected " + e + ", found " + f + "\n" + about.get());
        }
    }

    /** A tangent that agrees with differences as far as those can be trusted. */
    static void assertDerivative(Differences.Derivative expected, Array found, Supplier<String> about) {
        assertEquals(expected.numbers().length, found.values().length, about);
        for (int i = 0; i < expected.numbers().length; i++) {
            double e = expected.numbers()[i];
            double f = found.values()[i];
            double tolerance = 1e-8 * (1 + Math.abs(e) + expected.size()) + 4 * expected.errors()[i];
            int at = i;
            assertTrue(
                    Math.abs(e - f) <= tolerance,
                    () -> "entry " + at + ": differences say " + e + " +- " + tolerance + ", the tangent is " + f + "\n"
                            + about.get());
        }
    }

    static boolean areZero(Array array) {
        return Arrays.stream(array.values()).allMatch(v -> v == 0);
    }

    static boolean areFinite(Array array) {
        return Arrays.stream(array.values()).allMatch(Double::isFinite);
    }
}
