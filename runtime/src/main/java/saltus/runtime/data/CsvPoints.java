package saltus.runtime.data;

import java.util.List;
import java.util.OptionalLong;
import saltus.graph.Shape;

/** The points of a file that the user gave, as they are: neither shifted nor scaled. */
final class CsvPoints implements DataSet {
    private final String name;
    private final int dimension;
    private final float[] values;
    private final Epochs epochs;

    /**
     * Points, row-major.
     *
     * @param values one or more whole points, not copied
     */
    CsvPoints(String name, int dimension, float[] values) {
        this.name = name;
        this.dimension = dimension;
        this.values = values;
        epochs = new Epochs(values.length / dimension);
    }

    @Override
    public String name() {
        return name;
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
        return OptionalLong.of(values.length / dimension);
    }

    @Override
    public Batch batch(long seed, long step, int size) {
        return new Batch(rows(epochs.batch(seed, step, size)), new long[size]);
    }

    @Override
    public float[] truth(long seed, int n) {
        return rows(epochs.independent(seed, n));
    }

    private float[] rows(int[] points) {
        float[] rows = new float[points.length * dimension];
        for (int i = 0; i < points.length; i++) {
            System.arraycopy(values, points[i] * dimension, rows, i * dimension, dimension);
        }
        return rows;
    }
}
