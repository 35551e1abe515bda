package saltus.runtime.autoencoder;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import saltus.graph.Dim;
import saltus.graph.Graph;
import saltus.graph.GraphBuilder;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;
import saltus.runtime.BadInputException;
import saltus.runtime.network.Weight;
import saltus.runtime.network.Weights;
import saltus.runtime.program.FunctionProgram;
import saltus.runtime.program.LoadedWeights;

/** The autoencoder of Stable Diffusion as native programs, one for each size of pictures; the last one is kept. */
final class KlAutoencoder implements Autoencoder {
    private static final int COLOURS = 3;

    private final KlShape shape;
    private final LoadedWeights weights;
    private @Nullable Program last;

    /** A way through the network for pictures or latents of one size. */
    private record Program(boolean decodes, int height, int width, FunctionProgram function) {}

    private KlAutoencoder(KlShape shape, LoadedWeights weights) {
        this.shape = shape;
        this.weights = weights;
    }

    static KlAutoencoder open(Path path, Device device) {
        try (KlFile file = KlFile.open(path)) {
            KlShape shape = file.shape();
            return new KlAutoencoder(
                    shape, new LoadedWeights("The autoencoder", KlFile.weights(shape), file::numbers, device));
        }
    }

    @Override
    public int latentChannels() {
        return shape.latent();
    }

    @Override
    public int factor() {
        return shape.factor();
    }

    @Override
    public float[] decode(float[] latents, int n, int height, int width) {
        int factor = shape.factor();
        int made = COLOURS * factor * height * factor * width;
        return mapped(program(true, height, width), latents, new int[] {n, shape.latent(), height, width}, made);
    }

    @Override
    public float[] encode(float[] pictures, int n, int height, int width) {
        int factor = shape.factor();
        if (height % factor != 0 || width % factor != 0) {
            throw new BadInputException(
                    "Pictures of %d x %d have no latents, since their sides are no multiples of %d; cut or scale them to such a size."
                            .formatted(height, width, factor));
        }
        int made = 2 * shape.latent() * (height / factor) * (width / factor);
        return mapped(program(false, height, width), pictures, new int[] {n, COLOURS, height, width}, made);
    }

    private static float[] mapped(FunctionProgram function, float[] from, int[] sizes, int made) {
        int n = sizes[0];
        int each = sizes[1] * sizes[2] * sizes[3];
        if (from.length != Math.multiplyExact(n, each)) {
            throw new IllegalArgumentException(from.length + " numbers do not fill " + Arrays.toString(sizes));
        }
        float[] all = new float[Math.multiplyExact(n, made)];
        for (int first = 0; first < n; first += function.rows()) {
            int rows = Math.min(function.rows(), n - first);
            float[] part = Arrays.copyOfRange(from, first * each, (first + rows) * each);
            float[] result = function.of(part, rows, sizes[1], sizes[2], sizes[3]);
            System.arraycopy(result, 0, all, first * made, rows * made);
        }
        return all;
    }

    private FunctionProgram program(boolean decodes, int height, int width) {
        Program kept = last;
        if (kept != null && kept.decodes == decodes && kept.height == height && kept.width == width) {
            return kept.function;
        }
        closeProgram();
        int scale = decodes ? shape.factor() : 1;
        String what = "A picture of %d x %d".formatted(scale * height, scale * width);
        FunctionProgram function = new FunctionProgram(graph(shape, decodes, height, width), weights, what);
        last = new Program(decodes, height, width, function);
        return function;
    }

    /** The graph of a way through the network, for latents or pictures {@code x} of a size; its result is {@code y}. */
    static Graph graph(KlShape shape, boolean decodes, int height, int width) {
        GraphBuilder graph = new GraphBuilder();
        KlNetwork network = decodes ? KlNetwork.decoder(shape) : KlNetwork.encoder(shape);
        Map<String, Tensor> bound = new HashMap<>();
        for (Weight weight : network.weights()) {
            bound.put(weight.name(), graph.input(Role.PARAMETER, weight.name(), Type.real(weight.symbolic())));
        }
        int channels = decodes ? shape.latent() : COLOURS;
        Shape in = Shape.rows(Dim.BATCH, channels, height, width);
        Weights weights = name -> Objects.requireNonNull(bound.get(name), name);
        graph.output("y", network.of(weights, graph.input(Role.DATA, "x", Type.real(in))));
        return graph.build();
    }

    private void closeProgram() {
        if (last != null) {
            last.function.close();
            last = null;
        }
    }

    @Override
    public void close() {
        closeProgram();
        weights.close();
    }
}
