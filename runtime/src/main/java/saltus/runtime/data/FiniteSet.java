package saltus.runtime.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import saltus.graph.Shape;
import saltus.runtime.BadInputException;
import saltus.runtime.random.RandomStream;

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

        /**
         * Writes a sample as it is seen once, such as mirrored, or drawn from a law that is stored of it; by default, as it is
         * read.
         *
         * @param chance decides how it is seen; of this view alone
         */
        default void view(int sample, RandomStream chance, float[] into, int from) {
            read(sample, into, from);
        }

        /**
         * All that is stored of a sample, so that a change of any of it is noticed; by default, what is read.
         *
         * @param size numbers in a sample
         */
        default float[] content(int sample, int size) {
            float[] content = new float[size];
            read(sample, content, 0);
            return content;
        }
    }

    private static final int BLOCK_SAMPLES = 256;
    private static final long MOST_NUMBERS = 1L << 27;
    private static final int SPREAD_SAMPLES = 4096;

    private final Kind kind;
    private final Shape sample;
    private final Reader reader;
    private final int[] labels;
    private final List<String> classNames;
    private final Units units;
    private final List<String> found;
    private final Optional<FiniteSet> heldBack;
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
        this(kind, sample, reader, labels, classNames, Units.STORED, List.of(), Optional.empty());
    }

    private FiniteSet(
            Kind kind,
            Shape sample,
            Reader reader,
            int[] labels,
            List<String> classNames,
            Units units,
            List<String> found,
            Optional<FiniteSet> heldBack) {
        if (labels.length == 0) {
            throw new BadInputException("There are no samples to learn from; give at least one.");
        }
        requireClasses(labels, classNames);
        this.kind = kind;
        this.sample = sample;
        this.reader = reader;
        this.labels = labels.clone();
        this.classNames = List.copyOf(classNames);
        this.units = units;
        this.found = List.copyOf(found);
        this.heldBack = heldBack;
        this.size = Math.toIntExact(sample.fixedSize());
        this.epochs = new Epochs(labels.length);
        this.classBatches =
                classNames.isEmpty() ? Optional.empty() : Optional.of(new ClassBatches(this.labels, classNames));
    }

    /**
     * This set, its reader giving numbers in units that samples are brought back from.
     *
     * @param found what there is to be told about it before anybody trains
     */
    public FiniteSet in(Units units, List<String> found) {
        return new FiniteSet(kind, sample, reader, labels, classNames, units, found, heldBack);
    }

    /** This set, with {@link #truth} from samples that it does not have itself. */
    public FiniteSet judgedBy(FiniteSet heldBack) {
        return new FiniteSet(kind, sample, reader, labels, classNames, units, found, Optional.of(heldBack));
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
    public Units units() {
        return units;
    }

    @Override
    public List<String> found() {
        return found;
    }

    @Override
    public OptionalLong count() {
        return OptionalLong.of(labels.length);
    }

    Reader reader() {
        return reader;
    }

    Optional<FiniteSet> heldBack() {
        return heldBack;
    }

    @Override
    public Batch batch(long seed, long step, int rows) {
        return batch(seed, step, rows, 0, rows);
    }

    @Override
    public Batch batch(long seed, long step, int rows, int from, int to) {
        return batch(epochs.batch(seed, step, rows), seed, step, from, to);
    }

    @Override
    public Batch oneClassBatch(long seed, long step, int rows) {
        return oneClassBatch(seed, step, rows, 0, rows);
    }

    @Override
    public Batch oneClassBatch(long seed, long step, int rows, int from, int to) {
        return classBatches
                .map(batches -> batch(batches.batch(seed, step, rows), seed, step, from, to))
                .orElseGet(() -> batch(seed, step, rows, from, to));
    }

    @Override
    public float[] truth(long seed, int n) {
        if (heldBack.isPresent()) {
            return heldBack.get().truth(seed, n);
        }
        return values(epochs.independent(seed, n), row -> RandomStream.of(seed, "true view", row));
    }

    @Override
    public Truth truthIs() {
        return heldBack.isPresent() ? Truth.HELD_BACK : Truth.SHOWN;
    }

    @Override
    public OptionalLong trueCount() {
        return heldBack.map(FiniteSet::count).orElseGet(this::count);
    }

    @Override
    public Batch trueBatch(long seed, long step, int rows) {
        return heldBack.isPresent()
                ? heldBack.get().trueBatch(seed, step, rows)
                : DataSet.super.trueBatch(seed, step, rows);
    }

    private Batch batch(int[] rows, long seed, long step, int from, int to) {
        long first = Math.multiplyExact(step, (long) rows.length) + from;
        int[] chosen = Arrays.copyOfRange(rows, from, to);
        return new Batch(
                values(chosen, row -> RandomStream.of(seed, "view", first + row)),
                IntStream.of(chosen).mapToLong(i -> labels[i]).toArray());
    }

    /** Of all samples, or of some spread from the first to the last if all are more numbers than are read within seconds. */
    @Override
    public String fingerprint(Thoroughness thoroughness) {
        int[] looked = looked(thoroughness);
        Fingerprint fingerprint = new Fingerprint(kind, sample, count())
                .add(IntStream.of(labels).asLongStream().toArray());
        for (int from = 0; from < looked.length; from += BLOCK_SAMPLES) {
            IntStream.range(from, Math.min(from + BLOCK_SAMPLES, looked.length))
                    .parallel()
                    .mapToObj(i -> reader.content(looked[i], size))
                    .toList()
                    .forEach(fingerprint::add);
        }
        String part = looked.length == labels.length ? "" : " of " + looked.length;
        return fingerprint.text() + part;
    }

    private int[] looked(Thoroughness thoroughness) {
        int count = labels.length;
        if (thoroughness == Thoroughness.FULL || (long) count * size <= MOST_NUMBERS) {
            return IntStream.range(0, count).toArray();
        }
        return spread(count, (int) Math.max(2, Math.min(SPREAD_SAMPLES, MOST_NUMBERS / size)));
    }

    /** Some numbers below {@code count}, evenly from the first to the last. */
    public static int[] spread(int count, int some) {
        int taken = Math.min(count, some);
        return LongStream.range(0, taken)
                .mapToInt(i -> taken == 1 ? 0 : (int) (i * (count - 1) / (taken - 1)))
                .toArray();
    }

    /** Rows are read by all processors: each is a function of its own stream. */
    private float[] values(int[] chosen, LongFunction<RandomStream> views) {
        float[] values = new float[Math.multiplyExact(chosen.length, size)];
        IntStream.range(0, chosen.length)
                .parallel()
                .forEach(row -> reader.view(chosen[row], views.apply(row), values, row * size));
        return values;
    }

    /** Labels in the order of the samples; a copy. */
    public int[] labels() {
        return Arrays.copyOf(labels, labels.length);
    }
}
