package saltus.runtime.sweep.effect;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean over seeds and how sure it is: Student's interval and test, exact where the values of the seeds are independent and
 * normal.
 *
 * @param mean of the values
 * @param low lower end of the interval that holds the true mean with probability 0.95
 * @param high its upper end
 * @param p probability that a mean as far from 0 comes by chance; 1 where all values are 0
 */
public record Estimate(double mean, double low, double high, double p) {
    private static final double CONFIDENCE = 0.95;

    /**
     * The estimate of values, one a seed.
     *
     * @throws IllegalArgumentException if there are fewer than two
     */
    public static Estimate of(double... values) {
        int n = values.length;
        if (n < 2) {
            throw new IllegalArgumentException("there are %d values but noise is seen in two or more".formatted(n));
        }
        double mean = Arrays.stream(values).sum() / n;
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double error = Math.sqrt(squares / (n - 1) / n);
        TDistribution student = TDistribution.of(n - 1.0);
        double half = error * student.inverseSurvivalProbability((1 - CONFIDENCE) / 2);
        return new Estimate(mean, mean - half, mean + half, p(student, mean, error));
    }

    private static double p(TDistribution student, double mean, double error) {
        if (mean == 0) {
            return 1;
        }
        return 2 * student.survivalProbability(Math.abs(mean) / error);
    }
}
