package saltus.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Supplier;
import saltus.graph.Array;

/** What it means that two values of a step agree. */
final class Near {
    private Near() {}

    /** The same shape, and numbers that differ by no more than {@code tolerance (1 + |expected|)}. */
    static void check(Array expected, Array found, double tolerance, Supplier<String> about) {
        assertArrayEquals(expected.shape(), found.shape(), about);
        for (int i = 0; i < expected.values().length; i++) {
            double e = expected.values()[i];
            double f = found.values()[i];
            int at = i;
            assertTrue(
                    Math.abs(e - f) <= tolerance * (1 + Math.abs(e)),
                    () -> "entry " + at + ": expected " + e + ", found " + f + "\n" + about.get());
        }
    }
}
