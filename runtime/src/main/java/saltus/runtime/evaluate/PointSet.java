package saltus.runtime.evaluate;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import saltus.graph.Shape;

/**
 * Samples as points in R^d: images and latents row-major. A value that is not finite is allowed and makes every distance NaN.
 */
public final class PointSet {
    private final double[] values;
    private final int count;
    private final int dimension;
    private final Shape sample;
    private final long[] labels;

    private PointSet(double[] values, Shape sample, long... labels) {
        int dimension = Math.toIntExact(sample.fixedSize());
        if (dimension < 1 || values.length == 0 || values.length % dimension != 0) {
            throw new IllegalArgumentException(
                    "%d values are not one or more points of dimension %d".formatted(values.length, dimension));
        }
        this.values = values;
        this.sample = sample;
        this.dimension = dimension;
        count = values.length / dimension;
        if (labels.length != 0 && labels.length != count) {
            throw new IllegalArgumentException("%d labels for %d points".formatted(labels.length, count));
        }
        this.labels = labels;
    }

    /**
     * Points in a row-major array of n x d values, which is not copied.
     *
     * @throws IllegalArgumentException if the values are not one or more whole points
     */
    public static PointSet of(double[] values, int dimension) {
        return new PointSet(values, Shape.of(dimension));
    }

    /** Points in a row-major array of n x d values, which is widened into a copy; errors as for doubles. */
    public static PointSet of(float[] values, int dimension) {
        return of(values, Shape.of(dimension));
    }

    /**
     * Samples of a shape in a row-major array, which is widened into a copy; errors as for doubles.
     *
     * @param sample all extents fixed
     */
    public static PointSet of(float[] values, Shape sample) {
        return of(values, new long[0], sample);
    }

    /**
     * The same with the class of each point.
     *
     * @param labels not copied; none if there are no classes
     */
    public static PointSet of(float[] values, long[] labels, Shape sample) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return new PointSet(wide, sample, labels);
    }

    /** The number of points, at least 1. */
    public int count() {
        return count;
    }

    /** The number of coordinates of each point, at least 1. */
    public int dimension() {
        return dimension;
    }

    /** The shape of a sample: [d], or [channels, height, width] with d = channels x height x width. */
    public Shape sample() {
        return sample;
    }

    /** One coordinate of one point. */
    public double at(int point, int coordinate) {
        return values[point * dimension + coordinate];
    }

    /**
     * The inner products of all points with some directions of length d, an array in the order of the points for each: of all
     * directions at once, which a processor does several at a time.
     */
    double[][] along(double[]... directions) {
        int some = directions.length;
        double[] units = new double[dimension * some];
        for (int k = 0; k < dimension; k++) {
            for (int j = 0; j < some; j++) {
                units[k * some + j] = directions[j][k];
            }
        }
        double[][] projected = new double[some][count];
        double[] products = new double[some];
        for (int i = 0; i < count; i++) {
            Arrays.fill(products, 0);
            for (int k = 0; k < dimension; k++) {
                double value = values[i * dimension + k];
                int unit = k * some;
                for (int j = 0; j < some; j++) {
                    products[j] += value * units[unit + j];
                }
            }
            for (int j = 0; j < some; j++) {
                projected[j][i] = products[j];
            }
        }
        return projected;
    }

    /** The class of a point; 0 if there are no classes. */
    public long label(int point) {
        return labels.length == 0 ? 0 : labels[point];
    }

    /** False if a coordinate is infinite or no number. */
    public boolean isFinite() {
        return Arrays.stream(values).allMatch(Double::isFinite);
    }

    double[] point(int point) {
        return Arrays.copyOfRange(values, point * dimension, (point + 1) * dimension);
    }

    /** The first points, or all of fewer. */
    public PointSet first(int limit) {
        return count <= limit
                ? this
                : new PointSet(
                        Arrays.copyOf(values, limit * dimension),
                        sample,
                        Arrays.copyOf(labels, Math.min(limit, labels.length)));
    }

    /** The points of both sets, without their classes. */
    static PointSet together(PointSet first, PointSet second) {
        first.requireSameDimension(second);
        double[] all = Arrays.copyOf(first.values, first.values.length + second.values.length);
        System.arraycopy(second.values, 0, all, first.values.length, second.values.length);
        return new PointSet(all, first.sample);
    }

    /** Points by their numbers, at least one. */
    PointSet chosen(int... points) {
        double[] some = new double[points.length * dimension];
        for (int i = 0; i < points.length; i++) {
            System.arraycopy(values, points[i] * dimension, some, i * dimension, dimension);
        }
        long[] theirs = labels.length == 0
                ? labels
                : IntStream.of(points).mapToLong(i -> labels[i]).toArray();
        return new PointSet(some, sample, theirs);
    }

    /** The numbers of the points of a class. */
    int[] numbersOf(long label) {
        return IntStream.range(0, count).filter(i -> label(i) == label).toArray();
    }

    /** The Euclidean distance from a point of this set to a point of the other. */
    public double distance(int point, PointSet other, int otherPoint) {
        double sum = 0;
        int row = point * dimension;
        int otherRow = otherPoint * dimension;
        for (int k = 0; k < dimension; k++) {
            double difference = values[row + k] - other.values[otherRow + k];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    /** This set if it has at most {@code limit} points, or else {@code limit} of them drawn without replacement. */
    public PointSet atMost(int limit, long seed) {
        if (count <= limit) {
            return this;
        }
        Random random = new Random(seed);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        for (int i = 0; i < limit; i++) {
            int pick = i + random.nextInt(count - i);
            int drawn = order[pick];
            order[pick] = order[i];
            order[i] = drawn;
        }
        return chosen(Arrays.copyOf(order, limit));
    }

    void requireSameDimension(PointSet other) {
        if (dimension != other.dimension) {
            throw new IllegalArgumentException(
                    "points of dimension %d have no distance to points of dimension %d; compare equal dimensions"
                            .formatted(dimension, other.dimension));
        }
    }
}
