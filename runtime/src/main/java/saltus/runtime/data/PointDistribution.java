package saltus.runtime.data;

import java.util.List;
import java.util.OptionalLong;
import saltus.graph.Shape;
import saltus.runtime.random.RandomStream;

/** A law of points in the plane, without classes, that never runs out. */
record PointDistribution(String name, PointLaw law) implements DataSet {
    private static final int DIMENSION = 2;

    @Override
    public Kind kind() {
        return Kind.POINTS;
    }

    @Override
    public Shape sample() {
        return Shape.of(DIMENSION);
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
        float[] points = new float[n * DIMENSION];
        double[] point = new double[DIMENSION];
        for (int i = 0; i < n; i++) {
            law.draw(random, point);
            points[DIMENSION * i] = (float) point[0];
            points[DIMENSION * i + 1] = (float) point[1];
        }
        return points;
    }
}
