package saltus.runtime.evaluate;

import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.stream.IntStream;
import saltus.runtime.door.Options;

/**
 * The sliced Wasserstein distance SW2: the root of the mean, over unit directions, of the squared 2-Wasserstein distance
 * between the projections on the direction; in the unit of the coordinates.
 *
 * <p>Two sets that differ by a shift c have the distance |c| / sqrt(d). In one dimension it is the exact Wasserstein
 * distance. The work is that of sorting both sets once for each direction.
 *
 * @param directions how many directions, at least 1
 * @param seed of the random directions in three dimensions and more; the same seed gives the same distance
 */
public record SlicedWasserstein(int directions, long seed) implements SetDistance {
    /** Enough directions that the choice of them moves the distance by a few percent only. */
    public static final int DEFAULT_DIRECTIONS = 128;

    /** Directions that meet a sample together. */
    private static final int BLOCK = 16;

    /** Operations of the sort, for each sample and each e-fold of their number. */
    private static final double SORTING = 8;

    /** Operations that draw a normal number. */
    private static final double NORMAL_NUMBER = 30;

    public SlicedWasserstein {
        if (directions < 1) {
            throw new IllegalArgumentException("directions is " + directions + " but must be at least 1");
        }
    }

    public SlicedWasserstein() {
        this(DEFAULT_DIRECTIONS, 0);
    }

    @Override
    public double between(PointSet left, PointSet right) {
        left.requireSameDimension(right);
        double[][] units = Directions.of(left.dimension(), directions, seed);
        double[] squares = new double[units.length];
        // Each direction fills its own place, so that the sum does not depend on the number of threads.
        IntStream.range(0, (units.length + BLOCK - 1) / BLOCK).parallel().forEach(block -> {
            int first = block * BLOCK;
            double[][] some = Arrays.copyOfRange(units, first, Math.min(first + BLOCK, units.length));
            double[][] a = left.along(some);
            double[][] b = right.along(some);
            for (int i = 0; i < some.length; i++) {
                Arrays.sort(a[i]);
                Arrays.sort(b[i]);
                squares[first + i] = SortedLines.squaredWasserstein(a[i], b[i]);
            }
        });
        return Math.sqrt(Arrays.stream(squares).sum() / squares.length);
    }

    /** A direction is made, meets every sample, and has its two lines of products sorted. */
    @Override
    public double work(int samples, int size) {
        double sorting = SORTING * Math.log(samples + 1);
        return directions * (NORMAL_NUMBER * size + 2.0 * samples * (size / 3.0 + sorting));
    }

    /** How it is had by name. */
    @AutoService(EvaluationMetric.class)
    public static final class Metric implements EvaluationMetric {
        @Override
        public String name() {
            return "SW2";
        }

        @Override
        public String form() {
            return "SW2[:directions=N]";
        }

        @Override
        public String summary() {
            return "the sliced Wasserstein-2 distance, in the unit of the coordinates";
        }

        @Override
        public int usualPlace() {
            return 1;
        }

        @Override
        public SetDistance make(Options options) {
            return new SlicedWasserstein(options.whole("directions", DEFAULT_DIRECTIONS, 1, 1_000_000), 0);
        }
    }
}
