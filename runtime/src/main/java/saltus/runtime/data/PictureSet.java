package saltus.runtime.data;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import saltus.graph.Shape;

/** Finitely many pictures of equal size, kept in memory with a byte for each value. */
final class PictureSet implements DataSet {
    private final String name;
    private final List<Picture> pictures;
    private final int[] labels;
    private final List<String> classNames;
    private final int channels;
    private final int side;
    private final Epochs epochs;
    private final @Nullable ClassBatches classBatches;

    /**
     * Pictures with their classes.
     *
     * @param name on the command line
     * @param pictures at least one, all of the same side; if one has colours, all get three channels
     * @param labels the class of each picture; 0 for all if there are no classes
     * @param classNames the classes, empty if there are none
     */
    PictureSet(String name, List<Picture> pictures, int[] labels, List<String> classNames) {
        this.name = name;
        this.pictures = List.copyOf(pictures);
        this.labels = labels.clone();
        this.classNames = List.copyOf(classNames);
        channels = pictures.stream().mapToInt(Picture::channels).max().orElseThrow();
        side = pictures.get(0).side();
        epochs = new Epochs(pictures.size());
        classBatches = classNames.isEmpty() ? null : new ClassBatches(name, labels, classNames);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Kind kind() {
        return Kind.IMAGES;
    }

    @Override
    public Shape sample() {
        return Shape.of(channels, side, side);
    }

    @Override
    public List<String> classNames() {
        return classNames;
    }

    @Override
    public OptionalLong count() {
        return OptionalLong.of(pictures.size());
    }

    @Override
    public Batch batch(long seed, long step, int size) {
        return batch(epochs.batch(seed, step, size));
    }

    @Override
    public Batch oneClassBatch(long seed, long step, int size) {
        return classBatches == null ? batch(seed, step, size) : batch(classBatches.batch(seed, step, size));
    }

    @Override
    public float[] truth(long seed, int n) {
        return values(epochs.independent(seed, n));
    }

    private Batch batch(int[] chosen) {
        return new Batch(
                values(chosen), IntStream.of(chosen).mapToLong(i -> labels[i]).toArray());
    }

    private float[] values(int[] chosen) {
        int size = channels * side * side;
        float[] values = new float[Math.multiplyExact(chosen.length, size)];
        for (int i = 0; i < chosen.length; i++) {
            pictures.get(chosen[i]).write(values, i * size, channels);
        }
        return values;
    }
}
