package saltus.runtime.data.stored;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import saltus.runtime.data.FiniteSet;

/**
 * What the numbers of samples are like, by extents of the first axis of a sample: channels, or coordinates.
 *
 * @param samples that were looked at
 * @param least of all numbers
 * @param greatest of all numbers
 * @param means one an extent
 * @param deviations one an extent
 */
@SuppressWarnings("ArrayRecordComponent") // a parcel that nobody compares
public record Measures(int samples, double least, double greatest, double[] means, double[] deviations) {
    /** Numbers that are looked at, about a second's work; all of a smaller set. */
    private static final long MOST_NUMBERS = 1L << 24;

    private static final int SHOWN = 8;

    /** Reads one sample into an array. */
    @FunctionalInterface
    public interface Samples {
        /** Writes a sample from the array's beginning on. */
        void read(int sample, float[] into);
    }

    /**
     * Looks at samples, spread over the whole set.
     *
     * @param count how many there are
     * @param size numbers in one
     * @param axes extents of the first axis
     */
    public static Measures of(int count, int size, int axes, Samples samples) {
        int[] looked = FiniteSet.spread(count, (int) Math.max(2, Math.min(count, MOST_NUMBERS / size)));
        // a shift near the mean keeps the sums of squares exact
        double[] shifts = new double[axes];
        double[] sums = new double[axes];
        double[] squares = new double[axes];
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        float[] sample = new float[size];
        int each = size / axes;
        for (int i = 0; i < looked.length; i++) {
            samples.read(looked[i], sample);
            for (int axis = 0; axis < axes; axis++) {
                if (i == 0) {
                    shifts[axis] = sample[axis * each];
                }
                for (int k = axis * each; k < (axis + 1) * each; k++) {
                    double x = sample[k] - shifts[axis];
                    sums[axis] += x;
                    squares[axis] += x * x;
                    least = Math.min(least, sample[k]);
                    greatest = Math.max(greatest, sample[k]);
                }
            }
        }
        double n = (double) looked.length * each;
        double[] means = new double[axes];
        double[] deviations = new double[axes];
        for (int axis = 0; axis < axes; axis++) {
            means[axis] = shifts[axis] + sums[axis] / n;
            deviations[axis] = Math.sqrt(Math.max(0, squares[axis] / n - Math.pow(sums[axis] / n, 2)));
        }
        return new Measures(looked.length, least, greatest, means, deviations);
    }

    /** The deviation over all extents. */
    public double deviation() {
        return Math.sqrt(DoubleStream.of(deviations).map(d -> d * d).average().orElseThrow());
    }

    /** Range, mean and deviation, with one number for each of few extents. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "from %.4g to %.4g, mean %s, deviation %s",
                least,
                greatest,
                numbers(means),
                numbers(deviations));
    }

    private static String numbers(double... numbers) {
        String first = Arrays.stream(numbers)
                .limit(SHOWN)
                .mapToObj(number -> String.format(Locale.ROOT, "%.3g", number))
                .collect(Collectors.joining(" "));
        return numbers.length > SHOWN ? first + " .." : first;
    }
}
