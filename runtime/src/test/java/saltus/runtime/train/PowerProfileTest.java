package saltus.runtime.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.runtime.BadInputException;

class PowerProfileTest {
    /** The cubic equation by which EDM2's code finds the exponent. */
    @Property(tries = 100)
    void exponentsSolveTheCubicOfTheSource(@ForAll @Scale(4) @DoubleRange(min = 0.001, max = 0.25) double length) {
        double g = PowerProfile.exponent(length);
        double t = 1 / (length * length);
        assertTrue(g > 0);
        assertEquals(0, g * g * g + 7 * g * g + (16 - t) * g + 12 - t, 1e-9 * t * (1 + g));
    }

    /** Numbers of EDM2's paper: 16.97 for 0.05 and 6.94 for 0.10. */
    @Test
    void exponentsAreThoseOfThePaper() {
        assertEquals(16.97, PowerProfile.exponent(0.05), 0.005);
        assertEquals(6.94, PowerProfile.exponent(0.10), 0.005);
    }

    /** The whole response of an average: what every step counts in it. */
    private static double[] response(Averaging averaging, int steps) {
        double[] response = new double[steps];
        for (int step = 1; step <= steps; step++) {
            double decay = averaging.decay(step);
            for (int i = 0; i < steps; i++) {
                response[i] *= decay;
            }
            response[step - 1] += 1 - decay;
        }
        return response;
    }

    @Property(tries = 50)
    void theResponseSumsToOneAndHasTheLength(
            @ForAll @Scale(4) @DoubleRange(min = 0.02, max = 0.25) double length,
            @ForAll @IntRange(min = 1, max = 2000) int steps) {
        double[] response = response(new Averaging.Power(length), steps);
        assertEquals(1, Arrays.stream(response).sum(), 1e-12);
        if (steps > 1000) {
            double mean = 0;
            double square = 0;
            for (int i = 0; i < steps; i++) {
                double time = (i + 0.5) / steps;
                mean += time * response[i];
                square += time * time * response[i];
            }
            assertEquals(length, Math.sqrt(square - mean * mean), 2e-3);
        }
    }

    @Property(tries = 50)
    void aStoredAverageIsMadeOfItself(
            @ForAll @IntRange(min = 1, max = 12) int files, @ForAll @IntRange(min = 0, max = 100) int which) {
        List<PowerProfile> stored = stored(files, 1000);
        int index = which % stored.size();
        double[] weights = PowerProfile.weights(stored, stored.get(index));
        for (int i = 0; i < weights.length; i++) {
            assertEquals(i == index ? 1 : 0, weights[i], 1e-6);
        }
        assertEquals(0, PowerProfile.distance(stored, weights, stored.get(index)), 1e-5);
    }

    @Property(tries = 50)
    void theWeightsSumToOne(
            @ForAll @IntRange(min = 1, max = 20) int files,
            @ForAll @Scale(4) @DoubleRange(min = 0.03, max = 0.25) double length) {
        double[] weights = PowerProfile.weights(stored(files, 1000), PowerProfile.of(1000 * files, length));
        assertEquals(1, Arrays.stream(weights).sum(), 1e-6);
    }

    private static List<PowerProfile> stored(int files, int every) {
        List<PowerProfile> stored = new ArrayList<>();
        for (int file = 1; file <= files; file++) {
            for (double length : new double[] {0.05, 0.10}) {
                stored.add(PowerProfile.of((double) file * every, length));
            }
        }
        return stored;
    }

    /** A weight that wanders, averaged while it does and after the fact. */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.06, 0.075, 0.09, 0.12, 0.15})
    void averagesAfterTheFactAreThoseOfTheWay(double length) {
        int every = 250;
        int files = 16;
        List<Averaging> averages =
                List.of(new Averaging.Power(0.05), new Averaging.Power(0.10), new Averaging.Power(length));
        double[] values = new double[averages.size()];
        List<Double> kept = new ArrayList<>();
        for (int step = 1; step <= every * files; step++) {
            double weight = Math.sin(step / 300.0) + step / 1000.0 + (step % 7) / 3.0;
            for (int i = 0; i < values.length; i++) {
                double decay = averages.get(i).decay(step);
                values[i] = decay * values[i] + (1 - decay) * weight;
            }
            if (step % every == 0) {
                kept.addAll(List.of(values[0], values[1]));
            }
        }
        List<PowerProfile> stored = stored(files, every);
        PowerProfile wanted = PowerProfile.of(every * files, length);
        double[] weights = PowerProfile.weights(stored, wanted);
        double made = 0;
        for (int i = 0; i < weights.length; i++) {
            made += weights[i] * kept.get(i);
        }
        assertEquals(values[2], made, 5e-3);
        assertTrue(PowerProfile.distance(stored, weights, wanted) < 0.02);
    }

    @Test
    void lengthsHaveARange() {
        for (double length : new double[] {0, -1, 0.3, Double.NaN}) {
            assertThrows(BadInputException.class, () -> new Averaging.Power(length));
        }
        assertThrows(BadInputException.class, () -> Averaging.parse("power:"));
        assertThrows(BadInputException.class, () -> Averaging.parse("1"));
        assertThrows(BadInputException.class, () -> Averaging.parse("long"));
        assertEquals("power:0.05", Averaging.parse("power:0.050").text());
    }
}
