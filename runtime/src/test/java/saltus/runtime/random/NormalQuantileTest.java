package saltus.runtime.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NormalQuantileTest {
    @Property
    void isTheInverseOfTheDistributionFunction(
            @ForAll @DoubleRange(min = 0, max = 1, minIncluded = false, maxIncluded = false) double p) {
        assertEquals(p, NormalLaw.below(NormalQuantile.at(p)), 1e-14);
    }

    @Property
    void isTheInverseFarOutInTheTailWithASmallRelativeError(@ForAll @IntRange(min = 4, max = 300) int digits) {
        double p = Math.pow(10, -digits);
        assertEquals(1, NormalLaw.below(NormalQuantile.at(p)) / p, 1e-11);
    }

    @Property
    void isSymmetricAndIncreasing(@ForAll @IntRange(min = 1, max = (1 << 20) - 2) int numerator) {
        double p = numerator * 0x1p-20;
        assertEquals(-NormalQuantile.at(1 - p), NormalQuantile.at(p));
        assertTrue(NormalQuantile.at(p) < NormalQuantile.at(p + 0x1p-20));
    }

    @Test
    void knowsTheValuesOfTheTables() {
        assertEquals(1.9599639845400543, NormalQuantile.at(0.975), 1e-15);
        assertEquals(-3.0902323061678136, NormalQuantile.at(0.001), 1e-15);
        assertEquals(0, NormalQuantile.at(0.5));
    }
}
