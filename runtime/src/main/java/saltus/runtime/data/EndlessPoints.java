package saltus.runtime.data;

import java.util.Optional;
import saltus.graph.Shape;
import saltus.runtime.random.RandomStream;

/**
 * Independent points of a law, without classes, that never run out.
 *
 * @param dimension d, the length of a point
 * @param law draws one
 */
public record EndlessPoints(int dimension, PointLaw law) implements DataSet {
    @Override
    public Kind kind() {
        return Kind.POINTS;
    }

    @Override
    public Shape sample() {
        return Shape.of(dimension);
    }

    @Override
    public Batch batch(long seed, long step, int size) {
        return new Batch(draw(RandomStream.of(seed, "data", step), size), new long[size]);
    }

    @Override
    public float[] truth(long seed, int n) {
        return draw(RandomStream.of(seed, "truth", 0), n);
    }

    @Override
    public Optional<Support> support() {
        return law.support();
    }

    private float[] draw(RandomStream random, int n) {
        float[] points = new float[Math.multiplyExact(n, dimension)];
        double[] point = new double[dimension];
        for (int i = 0; i < n; i++) {
            law.draw(random, point);
            for (int k = 0; k < dimension; k++) {
                points[i * dimension + k] = (float) point[k];
            }
        }
        return points;
    }
}
