package saltus.runtime.evaluate;

import java.util.Random;
import saltus.graph.Shape;

/**
 * Samples as points in R^d: images and latents row-major. A value that is not finite is allowed and makes every distance NaN.
 */
public final class PointSet {
    private final double[] values;
    private final int count;
    private final int dimension;
    private final Shape sample;

    private PointSet(double[] values, Shape sample) {
        int dimension = Math.toIntExact(sample.fixedSize());
        if (dimension < 1 || values.length == 0 || values.length % dimension != 0) {
            throw new IllegalArgumentException(
                    "%d values are not one or more points of dimension %d".formatted(values.length, dimension));
        }
        this.values = values;
        this.sample = sample;
        this.dimension = dimension;
        count = values.length / dimension;
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
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return new PointSet(wide, sample);
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

    /** The inner products of all points with a direction of length d, in the order of the points. */
    double[] along(double[] direction) {
        double[] projected = new double[count];
        for (int i = 0; i < count; i++) {
            double sum = 0;
            int row = i * dimension;
            for (int k = 0; k < dimension; k++) {
                sum += values[row + k] * direction[k];
            }
            projected[i] = sum;
        }
        return projected;
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
        double[] drawn = new double[limit * dimension];
        for (int i = 0; i < limit; i++) {
            int pick = i + random.nextInt(count - i);
            System.arraycopy(values, order[pick] * dimension, drawn, i * dimension, dimension);
            order[pick] = order[i];
        }
        return new PointSet(drawn, sample);
    }

    void requireSameDimension(PointSet other) {
        if (dimension != other.dimension) {
            throw new IllegalArgumentException(
                    "points of dimension %d have no distance to points of dimension %d; compare equal dimensions"
                            .formatted(dimension, other.dimension));
        }
    }
}
