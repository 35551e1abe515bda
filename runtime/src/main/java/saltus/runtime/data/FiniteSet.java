package saltus.runtime.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import saltus.graph.Shape;
import saltus.runtime.BadInputException;

/**
 * Samples that are counted, and read one at a time: out of memory, or out of files that are larger than memory. Epochs, batches
 * of one class and independent samples come with it.
 */
public final class FiniteSet implements DataSet {
    /** Reads samples; called by several threads. */
    @FunctionalInterface
    public interface Reader {
        /**
         * Writes a sample, row-major.
         *
         * @param sample its number, from 0
         * @param into where to
         * @param from the first index
         */
        void read(int sample, float[] into, int from);
    }

    private static final int BLOCK_NUMBERS = 1 << 16;
    private static final long MOST_NUMBERS = 1L << 27;
    private static final int SPREAD_SAMPLES = 4096;

    private final Kind kind;
    private final Shape sample;
    private final Reader reader;
    private final int[] labels;
    private final List<String> classNames;
    private final int size;
    private final Epochs epochs;
    private final Optional<ClassBatches> classBatches;

    /**
     * Samples without classes.
     *
     * @param sample shape of one, all extents fixed
     * @param count how many there are, at least 1
     */
    public FiniteSet(Kind kind, Shape sample, int count, Reader reader) {
        this(kind, sample, reader, new int[count], List.of());
    }

    /**
     * Samples with classes.
     *
     * @param sample shape of one, all extents fixed
     * @param labels the class of each, 0 for all if there are no classes; at least one
     * @param classNames the classes; empty if there are none
     * @throws BadInputException if there are no samples, or one is of a class that there is not
     */
    public FiniteSet(Kind kind, Shape sample, Reader reader, int[] labels, List<String> classNames) {
        if (labels.length == 0) {
            throw new BadInputException("There are no samples to learn from; give at least one.");
        }
        requireClasses(labels, classNames);
        this.kind = kind;
        this.sample = sample;
        this.reader = reader;
        this.labels = labels.clone();
        this.classNames = List.copyOf(classNames);
        this.size = Math.toIntExact(sample.fixedSize());
        this.epochs = new Epochs(labels.length);
        this.classBatches =
                classNames.isEmpty() ? Optional.empty() : Optional.of(new ClassBatches(this.labels, classNames));
    }

    private static void requireClasses(int[] labels, List<String> classNames) {
        int classes = Math.max(1, classNames.size());
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes) {
                throw new BadInputException(
                        "Sample %d has the class %d, but there are the classes 0 to %d; correct one of them."
                                .formatted(i, labels[i], classes - 1));
            }
        }
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public Shape sample() {
        return sample;
    }

    @Override
    public List<String> classNames() {
        return classNames;
    }

    @Override
    public OptionalLong count() {
        return OptionalLong.of(labels.length);
    }

    @Override
    public Batch batch(long seed, long step, int rows) {
        return batch(epochs.batch(seed, step, rows));
    }

    @Override
    public Batch oneClassBatch(long seed, long step, int rows) {
        return classBatches
                .map(batches -> batch(batches.batch(seed, step, rows)))
                .orElseGet(() -> batch(seed, step, rows));
    }

    @Override
    public float[] truth(long seed, int n) {
        return values(epochs.independent(seed, n));
    }

    /** Of all samples, or of some spread from the first to the last if all are more numbers than are read within seconds. */
    @Override
    public String fingerprint(Thoroughness thoroughness) {
        int[] looked = looked(thoroughness);
        Fingerprint fingerprint = new Fingerprint(kind, sample, count())
                .add(IntStream.of(labels).asLongStream().toArray());
        int block = Math.max(1, BLOCK_NUMBERS / size);
        for (int from = 0; from < looked.length; from += block) {
            fingerprint.add(values(Arrays.copyOfRange(looked, from, Math.min(from + block, looked.length))));
        }
        String part = looked.length == labels.length ? "" : " of " + looked.length;
        return fingerprint.text() + part;
    }

    private int[] looked(Thoroughness thoroughness) {
        int count = labels.length;
        if (thoroughness == Thoroughness.FULL || (long) count * size <= MOST_NUMBERS) {
            return IntStream.range(0, count).toArray();
        }
        long spread = Math.max(2, Math.min(SPREAD_SAMPLES, MOST_NUMBERS / size));
        return LongStream.range(0, Math.min(count, spread))
                .mapToInt(i -> (int) (i * (count - 1) / (Math.min(count, spread) - 1)))
                .toArray();
    }

    private Batch batch(int[] chosen) {
        return new Batch(
                values(chosen), IntStream.of(chosen).mapToLong(i -> labels[i]).toArray());
    }

    private float[] values(int[] chosen) {
        float[] values = new float[Math.multiplyExact(chosen.length, size)];
        for (int i = 0; i < chosen.length; i++) {
            reader.read(chosen[i], values, i * size);
        }
        return values;
    }
}
