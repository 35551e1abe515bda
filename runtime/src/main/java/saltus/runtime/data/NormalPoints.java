package saltus.runtime.data;

import java.util.List;
import java.util.OptionalLong;
import saltus.graph.Shape;
import saltus.runtime.random.RandomStream;

/**
 * Normal points of R^d with independent coordinates: coordinate i = 1 .. d has mean cos(i) / 2 and deviation 0.4 + 0.8 times
 * the fractional part of i times the golden ratio. Every recipe's one-step map on them is known in closed form
 * (framework, 7.3).
 *
 * @param name text of the command line
 * @param dimension d
 */
public record NormalPoints(String name, int dimension) implements DataSet {
    static final int GREATEST = 64;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /** Mean of a coordinate, the first being 0. */
    public double mean(int coordinate) {
        return StrictMath.cos(coordinate + 1.0) / 2;
    }

    /** Deviation of a coordinate, in [0.4, 1.2). */
    public double deviation(int coordinate) {
        double multiple = GOLDEN * (coordinate + 1);
        return 0.4 + 0.8 * (multiple - Math.floor(multiple));
    }

    @Override
    public Kind kind() {
        return Kind.POINTS;
    }

    @Override
    public Shape sample() {
        return Shape.of(dimension);
    }

    @Override
    public List<String> classNames() {
        return List.of();
    }

    @Override
    public OptionalLong count() {
        return OptionalLong.empty();
    }

    @Override
    public Batch batch(long seed, long step, int size) {
        return new Batch(draw(RandomStream.of(seed, "data", step), size), new long[size]);
    }

    @Override
    public float[] truth(long seed, int n) {
        return draw(RandomStream.of(seed, "truth", 0), n);
    }

    private float[] draw(RandomStream random, int n) {
        float[] points = new float[n * dimension];
        for (int i = 0; i < points.length; i++) {
            int coordinate = i % dimension;
            points[i] = (float) (mean(coordinate) + deviation(coordinate) * random.normal());
        }
        return points;
    }
}
