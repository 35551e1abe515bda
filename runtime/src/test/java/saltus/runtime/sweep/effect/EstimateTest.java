package saltus.runtime.sweep.effect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Against numbers of tables and of other programs. */
class EstimateTest {
    @Test
    void studentsIntervalAndTest() {
        Estimate estimate = Estimate.of(1, 2, 3, 4, 5);
        assertEquals(3, estimate.mean(), 1e-12);
        // 3 -+ 2.7764451 sqrt(2.5 / 5); R: t.test(1:5)
        assertEquals(1.036757, estimate.low(), 1e-6);
        assertEquals(4.963243, estimate.high(), 1e-6);
        assertEquals(0.01324, estimate.p(), 1e-5);
    }

    @Test
    void withoutSpreadADifferenceIsSureAndNoneIsNone() {
        assertEquals(0, Estimate.of(2, 2, 2).p());
        assertEquals(1, Estimate.of(0, 0, 0).p());
    }

    @Test
    void oneSeedShowsNoNoise() {
        assertThrows(IllegalArgumentException.class, () -> Estimate.of(1));
    }

    @Test
    void holm() {
        // R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")
        assertArrayEquals(new double[] {0.03, 0.06, 0.06, 0.02}, Holm.corrected(0.01, 0.04, 0.03, 0.005), 1e-12);
        assertArrayEquals(new double[] {1, 1}, Holm.corrected(0.9, 0.8));
        assertArrayEquals(new double[0], Holm.corrected());
    }
}
