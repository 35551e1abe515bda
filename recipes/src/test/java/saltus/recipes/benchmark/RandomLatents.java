package saltus.recipes.benchmark;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import saltus.graph.Shape;
import saltus.runtime.data.Batch;
import saltus.runtime.data.DataSet;
import saltus.runtime.random.RandomStream;

/**
 * Latents of four channels without meaning.
 *
 * @param side their height and width
 */
record RandomLatents(int side) implements DataSet {
    private static final int CHANNELS = 4;
    private static final int CLASSES = 10;

    @Override
    public Kind kind() {
        return Kind.IMAGES;
    }

    @Override
    public Shape sample() {
        return Shape.of(CHANNELS, side, side);
    }

    @Override
    public List<String> classNames() {
        return IntStream.range(0, CLASSES).mapToObj(String::valueOf).toList();
    }

    @Override
    public OptionalLong count() {
        return OptionalLong.empty();
    }

    @Override
    public Batch batch(long seed, long step, int size) {
        long[] labels = IntStream.range(0, size).mapToLong(i -> i % CLASSES).toArray();
        return new Batch(truth(seed, size), labels);
    }

    @Override
    public float[] truth(long seed, int n) {
        double[] normals = RandomStream.of(seed, "latents", 0).normals(n * CHANNELS * side * side);
        float[] values = new float[normals.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) normals[i];
        }
        return values;
    }
}
