package saltus.runtime.data;

import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import saltus.graph.Shape;
import saltus.runtime.BadInputException;
import saltus.runtime.door.Options;

/**
 * Data of which no more is known than what a sample is: enough to plan a run.
 *
 * @param text by which they were named
 * @param kind what a sample is
 * @param sample its shape
 * @param classNames numbers, as names
 */
record ShapeOnly(String text, Kind kind, Shape sample, List<String> classNames) implements DataSet {
    @Override
    public boolean hasSamples() {
        return false;
    }

    @Override
    public Batch batch(long seed, long step, int size) {
        throw without();
    }

    @Override
    public float[] truth(long seed, int n) {
        throw without();
    }

    private BadInputException without() {
        return new BadInputException(
                "The data '%s' are a shape and have no samples; give others, or plan the run with 'saltus train --dry-run'."
                        .formatted(text));
    }

    @Override
    public String fingerprint(Thoroughness thoroughness) {
        return text;
    }

    /** How it is had by name. */
    @AutoService(DataSource.class)
    public static final class Source implements DataSource {
        private static final String EXTENTS = "[1-9][0-9]{0,5}(x[1-9][0-9]{0,5}){0,2}";
        private static final int MOST_CLASSES = 1_000_000;

        @Override
        public String name() {
            return "shape";
        }

        @Override
        public String form() {
            return "shape:CxHxW[,classes=K][,kind=images|latents]";
        }

        @Override
        public String summary() {
            return "no samples but what one is, to plan a run (--dry-run); shape:D for points";
        }

        @Override
        public DataSet open(Options options) {
            String extents = options.argument().orElse("");
            int[] sizes = extents.matches(EXTENTS)
                    ? Arrays.stream(extents.split("x", -1))
                            .mapToInt(Integer::parseInt)
                            .toArray()
                    : new int[0];
            if (sizes.length != 1 && sizes.length != 3) {
                throw options.refused(
                        "has the shape '%s'".formatted(extents), "write CxHxW such as 3x32x32, or D for points");
            }
            int classes = options.whole("classes", 0, 0, MOST_CLASSES);
            Kind kind = kind(options, sizes);
            return new ShapeOnly(
                    options.given(),
                    kind,
                    Shape.of(sizes),
                    IntStream.range(0, classes).mapToObj(String::valueOf).toList());
        }

        /** Pictures have one channel or three unless told. */
        private static Kind kind(Options options, int... sizes) {
            if (sizes.length == 1) {
                return Kind.POINTS;
            }
            String usual = sizes[0] == 1 || sizes[0] == 3 ? Kind.IMAGES.text() : Kind.LATENTS.text();
            List<String> words = List.of(Kind.IMAGES.text(), Kind.LATENTS.text());
            return Kind.valueOf(options.choice("kind", usual, words).toUpperCase(Locale.ROOT));
        }
    }
}
