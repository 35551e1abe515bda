package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

/** Compares numbers with what an oracle says. */
final class Closeness {
    private Closeness() {}

    /** Fails if an entry differs by more than {@code tolerance} times the largest expected one, or times 1 if that is less. */
    static void assertClose(double[] expected, double[] actual, double tolerance, String what) {
        assertEquals(expected.length, actual.length, what + ": how many numbers");
        double scale = Math.max(
                1,
                Arrays.stream(expected)
                        .map(Math::abs)
                        .filter(Double::isFinite)
                        .max()
                        .orElse(1));
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs(expected[i] - actual[i]);
            boolean same = Double.compare(expected[i], actual[i]) == 0 || difference <= tolerance * scale;
            String where = what + "[" + i + "]: expected " + expected[i] + ", found " + actual[i];
            assertTrue(same, () -> where + ", of " + Arrays.toString(expected) + " and " + Arrays.toString(actual));
        }
    }
}
