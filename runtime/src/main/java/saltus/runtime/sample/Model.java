package saltus.runtime.sample;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import saltus.graph.Precision;
import saltus.pipeline.Pipeline;
import saltus.runtime.BadInputException;
import saltus.runtime.data.DataSet;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.InitialWeights;
import saltus.runtime.network.Networks;
import saltus.runtime.network.Weight;
import saltus.runtime.program.ModelState;
import saltus.runtime.recipe.RecipeCatalog;
import saltus.runtime.train.Checkpoint;
import saltus.runtime.train.RunFolder;

/** A trained model: recipe, network and the moving average of its weights. */
public final class Model implements AutoCloseable {
    private final Pipeline pipeline;
    private final Architecture network;
    private final Precision precision;
    private final ModelState state;

    private Model(Pipeline pipeline, Architecture network, Precision precision, ModelState state) {
        this.pipeline = pipeline;
        this.network = network;
        this.precision = precision;
        this.state = state;
    }

    /**
     * The model of a run.
     *
     * @param data the data that it was trained on, which says what a sample is
     * @throws BadInputException if the checkpoint cannot be read, its recipe is not on the class path, or its network is
     *     not the one that its name stands for
     */
    public static Model open(RunFolder folder, RecipeCatalog recipes, DataSet data, Device device) {
        Path checkpoint = folder.checkpoint();
        Map<String, String> metadata = Checkpoint.metadata(checkpoint);
        Pipeline pipeline = recipes.find(entry(metadata, "recipe", checkpoint));
        Architecture network = Networks.parse(
                entry(metadata, "network", checkpoint), data.sample(), data.classes(), pipeline.needsLogVariance());
        String weights = entry(metadata, "weights", checkpoint);
        if (!weights.equals(network.name())) {
            throw new BadInputException(
                    "The checkpoint '%s' is of the network '%s', its data set '%s' now gives '%s'; restore the data."
                            .formatted(checkpoint, weights, data.name(), network.name()));
        }
        Precision precision = precision(entry(metadata, "precision", checkpoint), checkpoint);
        ModelState state = new ModelState(network, precision, device);
        Checkpoint.readAverage(checkpoint, state);
        long seed = Long.parseLong(entry(metadata, "seed", checkpoint));
        List<Weight> tables = state.tables();
        for (int i = 0; i < tables.size(); i++) {
            state.fixed().set(i, InitialWeights.of(tables.get(i), seed));
        }
        return new Model(pipeline, network, precision, state);
    }

    private static Precision precision(String name, Path checkpoint) {
        return Arrays.stream(Precision.values())
                .filter(precision -> precision.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInputException(
                        "The checkpoint '%s' is of the precision '%s', which this version does not know; train again."
                                .formatted(checkpoint, name)));
    }

    /** A text of a checkpoint's metadata. */
    public static String entry(Map<String, String> metadata, String key, Path checkpoint) {
        String value = metadata.get(key);
        if (value == null) {
            throw new BadInputException(
                    "The checkpoint '%s' does not say its %s; train again.".formatted(checkpoint, key));
        }
        return value;
    }

    /** The recipe's pipeline. */
    public Pipeline pipeline() {
        return pipeline;
    }

    /** The network. */
    public Architecture network() {
        return network;
    }

    Precision precision() {
        return precision;
    }

    ModelState state() {
        return state;
    }

    @Override
    public void close() {
        state.close();
    }
}
