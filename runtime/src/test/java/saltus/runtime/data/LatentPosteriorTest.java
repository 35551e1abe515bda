package saltus.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatentPosteriorTest {
    /** Every row by itself, its two halves cut out and put into the formula. */
    @Property
    void everyRowIsMeanPlusDeviationTimesNoise(
            @ForAll long seed,
            @ForAll @IntRange(max = 5) int rows,
            @ForAll @IntRange(min = 1, max = 12) int size,
            @ForAll @DoubleRange(min = 0.1, max = 3) double scale,
            @ForAll @DoubleRange(min = -2, max = 2) double bias) {
        LatentPosterior posterior = new LatentPosterior(size, scale, bias);
        Random random = new Random(seed);
        double[] moments = random.doubles(2L * rows * size, -3, 3).toArray();
        double[] noise = random.doubles((long) rows * size, -3, 3).toArray();
        double[] samples = posterior.sample(moments, noise);
        double[] latents = posterior.latents(samples);
        for (int row = 0; row < rows; row++) {
            double[] means = Arrays.copyOfRange(moments, 2 * row * size, (2 * row + 1) * size);
            double[] logVariances = Arrays.copyOfRange(moments, (2 * row + 1) * size, (2 * row + 2) * size);
            for (int i = 0; i < size; i++) {
                double expected = means[i] + Math.sqrt(Math.exp(logVariances[i])) * noise[row * size + i];
                assertEquals(expected, samples[row * size + i], 1e-12);
                assertEquals(scale * expected + bias, latents[row * size + i], 1e-12);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"-31, -30", "-1e30, -30", "-Infinity, -30", "20.5, 20", "1e30, 20", "Infinity, 20"})
    void anAbsurdVarianceIsClamped(double told, double meant) {
        LatentPosterior posterior = new LatentPosterior(1, 1, 0);
        double[] noise = {1.5};
        assertArrayEquals(
                posterior.sample(new double[] {0, meant}, noise), posterior.sample(new double[] {0, told}, noise));
        assertEquals(1.5 * Math.exp(meant / 2), posterior.sample(new double[] {0, told}, noise)[0]);
    }

    @Test
    void numbersOfTheWrongCountAreRefused() {
        LatentPosterior posterior = new LatentPosterior(2, 1, 0);
        assertThrows(IllegalArgumentException.class, () -> posterior.sample(new double[6], new double[3]));
        assertThrows(IllegalArgumentException.class, () -> posterior.sample(new double[2], new double[2]));
        assertThrows(IllegalArgumentException.class, () -> new LatentPosterior(0, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new LatentPosterior(2, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new LatentPosterior(2, 1, Double.NaN));
    }
}
