package saltus.runtime.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LogarithmTest {
    private static final long LEAST = Double.doubleToRawLongBits(Double.MIN_NORMAL);
    private static final long GREATEST = Double.doubleToRawLongBits(Double.MAX_VALUE);

    @Property
    void hasTheBitsOfStrictMath(@ForAll long seed) {
        RandomStream random = RandomStream.of(seed, "x", 0);
        for (int i = 0; i < 1000; i++) {
            assertSame(LEAST + Math.floorMod(random.bits(), GREATEST - LEAST));
            assertSame(Double.doubleToRawLongBits(random.uniform() + 0x1p-60));
        }
    }

    @Property
    void hasThemNearPowersOfTwoToo(
            @ForAll @IntRange(min = -1021, max = 1022) int exponent,
            @ForAll @LongRange(min = -(1L << 33), max = 1L << 33) long away) {
        long power = Double.doubleToRawLongBits(Math.scalb(1.0, exponent));
        assertSame(power + away);
        assertSame(power + (away >> 28));
    }

    /** Where the algorithm takes another formula: above the root of two, and in a band below 1.5. */
    @Test
    void hasThemOnBothSidesOfEveryBorder() {
        for (long border : new long[] {0x6A09C, 0x6147A, 0x6B851, 0x6B852, 0, 1, 0xFFFFE, 0xFFFFF}) {
            for (long exponent : new long[] {1, 969, 1018, 1022, 1023, 1024, 2046}) {
                for (int ulps = -3; ulps <= 3; ulps++) {
                    long bits = (exponent << 52) + (border << 32) + ulps;
                    if (bits >= LEAST) {
                        assertSame(bits);
                    }
                }
            }
        }
    }

    private static void assertSame(long bits) {
        double x = Double.longBitsToDouble(bits);
        assertEquals(
                Double.doubleToRawLongBits(StrictMath.log(x)),
                Double.doubleToRawLongBits(Logarithm.of(x)),
                () -> "the logarithm of " + Double.toHexString(x));
    }
}
