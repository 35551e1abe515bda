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
    private record Program(boolean decodes, Planes in, FunctionProgram function) {}

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
    public Planes picture(Planes latent) {
        if (latent.channels() != shape.latent()) {
            throw new BadInputException(
                    "The autoencoder is for latents of %d channels, not of %d; give the one that made them."
                            .formatted(shape.latent(), latent.channels()));
        }
        int factor = shape.factor();
        return new Planes(COLOURS, factor * latent.height(), factor * latent.width());
    }

    @Override
    public Planes moments(Planes picture) {
        int factor = shape.factor();
        if (picture.channels() != COLOURS || picture.height() % factor != 0 || picture.width() % factor != 0) {
            throw new BadInputException(
                    "Pictures of %d channels and %d x %d have no latents, which are of 3 channels and of multiples of %d; convert, cut or scale them."
                            .formatted(picture.channels(), picture.height(), picture.width(), factor));
        }
        return new Planes(2 * shape.latent(), picture.height() / factor, picture.width() / factor);
    }

    @Override
    public float[] decode(float[] latents, int n, Planes latent) {
        Planes made = picture(latent);
        return mapped(program(true, latent), latents, n, latent, made.size());
    }

    @Override
    public float[] encode(float[] pictures, int n, Planes picture) {
        Planes made = moments(picture);
        return mapped(program(false, picture), pictures, n, picture, made.size());
    }

    private static float[] mapped(FunctionProgram function, float[] from, int n, Planes each, int made) {
        int size = each.size();
        if (from.length != Math.multiplyExact(n, size)) {
            throw new IllegalArgumentException(from.length + " numbers do not fill " + n + " " + each);
        }
        float[] all = new float[Math.multiplyExact(n, made)];
        for (int first = 0; first < n; first += function.rows()) {
            int rows = Math.min(function.rows(), n - first);
            float[] part = Arrays.copyOfRange(from, first * size, (first + rows) * size);
            float[] result = function.of(part, rows, each.channels(), each.height(), each.width());
            System.arraycopy(result, 0, all, first * made, rows * made);
        }
        return all;
    }

    private FunctionProgram program(boolean decodes, Planes in) {
        Program kept = last;
        if (kept != null && kept.decodes == decodes && kept.in.equals(in)) {
            return kept.function;
        }
        closeProgram();
        int scale = decodes ? shape.factor() : 1;
        String what = "A picture of %d x %d".formatted(scale * in.height(), scale * in.width());
        FunctionProgram function = new FunctionProgram(graph(shape, decodes, in.height(), in.width()), weights, what);
        last = new Program(decodes, in, function);
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
