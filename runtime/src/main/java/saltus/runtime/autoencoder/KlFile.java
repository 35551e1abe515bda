package saltus.runtime.autoencoder;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import saltus.runtime.BadInputException;
import saltus.runtime.Quoted;
import saltus.runtime.network.Weight;
import saltus.runtime.weights.StoredTensor;
import saltus.runtime.weights.StoredWeights;
import saltus.runtime.weights.WeightFiles;

/**
 * The weights of an autoencoder in a file as diffusers writes it ({@code diffusion_pytorch_model.safetensors} of {@code
 * stabilityai/sd-vae-ft-mse} and its like), in the names of today or in those of before 2023. What is missing, has another
 * shape or does not belong there is told before a number is read.
 */
final class KlFile implements AutoCloseable {
    private static final int MOST_LEVELS = 8;
    private static final int MOST_LAYERS = 16;
    private static final int MOST_CHANNELS = 4096;
    private static final int SHOWN = 3;
    private static final Map<String, String> OLDER =
            Map.of(".to_q.", ".query.", ".to_k.", ".key.", ".to_v.", ".value.", ".to_out.0.", ".proj_attn.");

    private final StoredWeights file;
    private final Map<String, StoredTensor> tensors;
    private final KlShape shape;

    private KlFile(StoredWeights file) {
        this.file = file;
        this.tensors = file.part(StoredWeights.MODEL);
        this.shape = shapeFound();
        check();
    }

    /**
     * Reads the names and shapes of a file.
     *
     * @throws BadInputException if the file is none, or not one of an autoencoder
     */
    static KlFile open(Path path) {
        StoredWeights file = WeightFiles.open(path);
        try {
            return new KlFile(file);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    KlShape shape() {
        return shape;
    }

    /** All weights, of both ways. */
    static List<Weight> weights(KlShape shape) {
        List<Weight> all = new ArrayList<>(KlNetwork.encoder(shape).weights());
        all.addAll(KlNetwork.decoder(shape).weights());
        return all;
    }

    private KlShape shapeFound() {
        List<Integer> channels = new ArrayList<>();
        for (int level = 0; level < MOST_LEVELS && has(convolution(level, 0)); level++) {
            channels.add(side(convolution(level, 0), 0));
        }
        int layers = 0;
        while (layers < MOST_LAYERS && has(convolution(0, layers))) {
            layers++;
        }
        boolean usable = layers > 0
                && has("decoder.conv_in.weight")
                && channels.stream().allMatch(c -> c > 0 && c % 32 == 0 && c <= MOST_CHANNELS);
        if (!usable) {
            throw refused("it has no levels of residual layers with multiples of 32 channels");
        }
        int latent = side("decoder.conv_in.weight", 1);
        return new KlShape(channels, layers, latent, has("quant_conv.weight"));
    }

    private static String convolution(int level, int layer) {
        return "encoder.down_blocks." + level + ".resnets." + layer + ".conv1.weight";
    }

    private boolean has(String name) {
        return tensors.containsKey(name);
    }

    private int side(String name, int axis) {
        StoredTensor tensor = tensors.get(name);
        long[] sides = tensor == null ? new long[0] : tensor.shape();
        return axis < sides.length && sides[axis] <= MOST_CHANNELS ? (int) sides[axis] : 0;
    }

    /** The name that a weight has in the file: the one of today, else the older one. */
    private String stored(String name) {
        if (has(name)) {
            return name;
        }
        for (Map.Entry<String, String> older : OLDER.entrySet()) {
            String other = name.replace(older.getKey(), older.getValue());
            if (has(other)) {
                return other;
            }
        }
        return name;
    }

    private void check() {
        List<String> missing = new ArrayList<>();
        TreeSet<String> foreign = new TreeSet<>(tensors.keySet());
        for (Weight weight : weights(shape)) {
            String name = stored(weight.name());
            StoredTensor tensor = tensors.get(name);
            foreign.remove(name);
            if (tensor == null) {
                missing.add(name);
            } else {
                check(weight, name, tensor);
            }
        }
        if (!missing.isEmpty()) {
            throw refused("it lacks " + some(missing));
        }
        if (!foreign.isEmpty()) {
            throw refused("it also has " + some(List.copyOf(foreign)));
        }
    }

    private static String some(List<String> names) {
        String first =
                String.join(", ", names.stream().limit(SHOWN).map(Quoted::of).toList());
        return names.size() <= SHOWN ? first : first + " and " + (names.size() - SHOWN) + " more tensors";
    }

    private void check(Weight weight, String name, StoredTensor tensor) {
        long[] expected = weight.shape().stream().mapToLong(Integer::longValue).toArray();
        // what is a matrix today was a convolution of single places before
        boolean fits =
                tensor.hasShape(expected) || (expected.length == 2 && tensor.hasShape(expected[0], expected[1], 1, 1));
        if (!fits) {
            throw refused("its tensor %s has the shape %s, not %s"
                    .formatted(Quoted.of(name), Arrays.toString(tensor.shape()), Arrays.toString(expected)));
        }
        if (!tensor.element().isReal()) {
            throw refused("its tensor %s is of type %s".formatted(Quoted.of(name), tensor.element()));
        }
    }

    private BadInputException refused(String why) {
        return new BadInputException(
                "'%s' is no autoencoder of diffusers: %s; give the diffusion_pytorch_model.safetensors of a VAE such as stabilityai/sd-vae-ft-mse, or an autoencoder as a TorchScript file."
                        .formatted(file.path(), why));
    }

    /** The entries of a weight in single precision, row-major, little-endian. */
    ByteBuffer numbers(Weight weight) {
        return found(weight).numbers(false);
    }

    private StoredTensor found(Weight weight) {
        StoredTensor tensor = tensors.get(stored(weight.name()));
        if (tensor == null) {
            throw new IllegalArgumentException("no autoencoder of this shape has the weight " + weight.name());
        }
        return tensor;
    }

    @Override
    public void close() {
        file.close();
    }
}
