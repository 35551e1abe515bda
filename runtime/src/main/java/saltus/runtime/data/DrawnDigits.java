package saltus.runtime.data;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import saltus.graph.Shape;
import saltus.runtime.door.Options;
import saltus.runtime.random.RandomStream;

/**
 * The digits 0 to 9 as drawn by hand, every one anew: bright on dark, one channel, ten equally likely classes.
 *
 * @param side height and width in pixels, in [16, 64]
 */
record DrawnDigits(int side) implements DataSet {
    private static final int SMALLEST_SIDE = 16;
    private static final int GREATEST_SIDE = 64;
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

    /** How they are had by name. */
    @AutoService(DataSource.class)
    public static final class Source implements DataSource {
        @Override
        public String name() {
            return "digits";
        }

        @Override
        public String form() {
            return "digits[:SIZE]";
        }

        @Override
        public String summary() {
            return "the digits 0-9 as drawn by hand, ten classes, gray, SIZE 16 to 64 pixels (default 16)";
        }

        @Override
        public DataSet open(Options options) {
            String size = options.argument().orElse(String.valueOf(SMALLEST_SIDE));
            return new DrawnDigits(options.asWhole("size", size, SMALLEST_SIDE, GREATEST_SIDE));
        }
    }
}
