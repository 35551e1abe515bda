package saltus.runtime.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

/** An average of a short training is of the training, and not of its start. */
class AveragingTest {
    @Property(tries = 100)
    void nothingOfTheStartIsLeftAfterAHundredSteps(
            @ForAll @Scale(6) @DoubleRange(min = 0, max = 0.99999) double decay) {
        assertTrue(new Averaging.Exponential(decay).startLeft(100) < 1e-6);
    }

    /** The same recursion by hand, with a start of 1 and weights of 0: what is left is the value. */
    @Property(tries = 100)
    void whatIsLeftIsWhatTheRecursionLeaves(
            @ForAll @Scale(6) @DoubleRange(min = 0, max = 0.9999) double decay, @ForAll @IntRange(max = 40) int steps) {
        Averaging average = new Averaging.Exponential(decay);
        double value = 1;
        for (int step = 1; step <= steps; step++) {
            double b = average.decay(step);
            assertTrue(b <= decay && b >= 0, "warming up never remembers longer");
            value = b * value + (1 - b) * 0;
        }
        assertEquals(value < Averaging.NOTHING ? 0 : value, average.startLeft(steps), 1e-12);
    }

    @Property(tries = 50)
    void warmingUpEnds(@ForAll @Scale(6) @DoubleRange(min = 0, max = 0.9999) double decay) {
        assertEquals(decay, new Averaging.Exponential(decay).decay(100_000));
    }
}
