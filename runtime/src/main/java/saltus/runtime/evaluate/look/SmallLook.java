package saltus.runtime.evaluate.look;

import ai.djl.Device;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;
import saltus.runtime.network.Weight;
import saltus.runtime.program.FunctionProgram;
import saltus.runtime.program.LoadedWeights;

/** {@link SmallNetwork} with the numbers that come with Saltus, for pictures of one size. */
final class SmallLook implements Look {
    private static final String NUMBERS = "small.f32";

    private final LoadedWeights weights;
    private final Frame frame;
    private final FunctionProgram program;

    private SmallLook(LoadedWeights weights, Frame frame, FunctionProgram program) {
        this.weights = weights;
        this.frame = frame;
        this.program = program;
    }

    /**
     * The look for pictures of a size.
     *
     * @throws saltus.runtime.BadInputException if they have neither one nor three channels, or do not fit memory
     */
    static SmallLook open(Pictures.Size size, Device device) {
        return open(numbers(), size, device);
    }

    /** The same with other numbers, in the order of {@link SmallNetwork#stored}. */
    static SmallLook open(ByteBuffer numbers, Pictures.Size size, Device device) {
        Frame frame = Frame.of(size);
        LoadedWeights weights = new LoadedWeights(
                "The feature network", SmallNetwork.stored(), weight -> part(numbers, weight), device);
        try {
            FunctionProgram program = new FunctionProgram(
                    SmallNetwork.graph(frame.height(), frame.width()),
                    weights,
                    "A picture of %d x %d".formatted(size.height(), size.width()));
            return new SmallLook(weights, frame, program);
        } catch (RuntimeException e) {
            weights.close();
            throw e;
        }
    }

    private static ByteBuffer numbers() {
        try (InputStream in = Objects.requireNonNull(SmallLook.class.getResourceAsStream(NUMBERS), NUMBERS)) {
            return ByteBuffer.wrap(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the numbers of the feature network cannot be read", e);
        }
    }

    private static ByteBuffer part(ByteBuffer numbers, Weight wanted) {
        int at = 0;
        for (Weight weight : SmallNetwork.stored()) {
            int bytes = Math.toIntExact(weight.size()) * Float.BYTES;
            if (weight.name().equals(wanted.name())) {
                return numbers.slice(at, bytes).order(ByteOrder.LITTLE_ENDIAN);
            }
            at += bytes;
        }
        throw new IllegalArgumentException("no weight " + wanted.name());
    }

    @Override
    public String name() {
        return "the small network";
    }

    @Override
    public List<String> notes() {
        return frame.notes();
    }

    @Override
    public int features() {
        return SmallNetwork.FEATURES;
    }

    @Override
    public int classes() {
        return SmallNetwork.DIGITS;
    }

    @Override
    public int rows() {
        return program.rows();
    }

    @Override
    public Seen of(Pictures pictures) {
        int n = pictures.count();
        float[] x = frame.framed(pictures);
        for (int i = 0; i < x.length; i++) {
            x[i] = x[i] / Pictures.HALF - 1;
        }
        float[] y = program.of(x, n, Frame.COLOURS, frame.height(), frame.width());
        int width = y.length / n;
        float[] features = new float[n * features()];
        float[] probabilities = new float[n * classes()];
        for (int i = 0; i < n; i++) {
            System.arraycopy(y, i * width, features, i * features(), features());
            System.arraycopy(y, i * width + features(), probabilities, i * classes(), classes());
        }
        return new Seen(features, probabilities);
    }

    @Override
    public void close() {
        program.close();
        weights.close();
    }
}
