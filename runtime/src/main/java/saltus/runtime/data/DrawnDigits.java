package saltus.runtime.data;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import saltus.graph.Shape;
import saltus.runtime.random.RandomStream;

/**
 * The digits 0 to 9 as drawn by hand, every one anew: bright on dark, one channel, ten equally likely classes.
 *
 * @param name on the command line
 * @param side height and width in pixels, in [16, 64]
 */
record DrawnDigits(String name, int side) implements DataSet {
    static final int SMALLEST_SIDE = 16;
    static final int GREATEST_SIDE = 64;
    private static final int CLASSES = 10;
    private static final ClassDraws DRAWS = new ClassDraws(CLASSES);

    @Override
    public Kind kind() {
        return Kind.IMAGES;
    }

    @Override
    public Shape sample() {
        return Shape.of(1, side, side);
    }

    @Override
    public List<String> classNames() {
        return IntStream.range(0, CLASSES).mapToObj(Integer::toString).toList();
    }

    @Override
    public OptionalLong count() {
        return OptionalLong.empty();
    }

    @Override
    public Batch batch(long seed, long step, int size) {
        return draw(RandomStream.of(seed, "data", 0), Math.multiplyExact(step, size), size, DrawnDigits::anyDigit);
    }

    @Override
    public Batch oneClassBatch(long seed, long step, int size) {
        int digit = DRAWS.label(seed, step);
        return draw(RandomStream.of(seed, "data", 0), Math.multiplyExact(step, size), size, random -> digit);
    }

    @Override
    public float[] truth(long seed, int n) {
        return draw(RandomStream.of(seed, "truth", 0), 0, n, DrawnDigits::anyDigit)
                .samples();
    }

    private static int anyDigit(RandomStream random) {
        return random.below(CLASSES);
    }

    /** Digits of an endless row: each has its own random numbers, found by its place in the row. */
    private Batch draw(RandomStream row, long first, int size, ToIntFunction<RandomStream> digits) {
        float[] samples = new float[Math.multiplyExact(size, side * side)];
        long[] labels = new long[size];
        try (DigitPainter painter = new DigitPainter(side)) {
            for (int i = 0; i < size; i++) {
                RandomStream random = row.at(first + i);
                int digit = digits.applyAsInt(random);
                labels[i] = digit;
                painter.paint(digit, random, samples, i * side * side);
            }
        }
        return new Batch(samples, labels);
    }
}
