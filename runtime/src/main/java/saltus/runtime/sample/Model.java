package saltus.runtime.sample;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import saltus.graph.Precision;
import saltus.pipeline.Pipeline;
import saltus.runtime.BadInputException;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;
import saltus.runtime.door.Named;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Architectures;
import saltus.runtime.network.InitialWeights;
import saltus.runtime.network.Task;
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
     * The data that a run was trained on.
     *
     * @throws BadInputException if the checkpoint cannot be read, or no door knows the data any more
     */
    public static Named<DataSet> data(RunFolder folder) {
        String text = entry(Checkpoint.metadata(folder.checkpoint()), "data", folder.checkpoint());
        return reopened(folder, () -> DataSources.open(text));
    }

    /**
     * The model of a run, its recipe and its network found by their names.
     *
     * @param data the data that it was trained on, which says what a sample is
     * @throws BadInputException if the checkpoint cannot be read, its recipe or its network is not there any more, or the
     *     network is not the one that its name stands for
     */
    public static Model open(RunFolder folder, RecipeCatalog recipes, DataSet data, Device device) {
        Map<String, String> metadata = Checkpoint.metadata(folder.checkpoint());
        String recipe = entry(metadata, "recipe", folder.checkpoint());
        String network = entry(metadata, "network", folder.checkpoint());
        Pipeline pipeline = reopened(folder, () -> recipes.find(recipe));
        Task task = Task.of(data, pipeline.needsLogVariance());
        return open(
                folder,
                pipeline,
                reopened(folder, () -> Architectures.open(network, task)).value(),
                device);
    }

    /**
     * The model of a run whose recipe and network are at hand: also of those that were made in Java and have no door.
     *
     * @throws BadInputException if the checkpoint cannot be read, or is of another recipe or network
     */
    public static Model open(RunFolder folder, Pipeline pipeline, Architecture network, Device device) {
        Path checkpoint = folder.checkpoint();
        Map<String, String> metadata = Checkpoint.metadata(checkpoint);
        same("recipe", entry(metadata, "recipe", checkpoint), pipeline.card().type(), checkpoint);
        same("network", entry(metadata, "weights", checkpoint), network.name(), checkpoint);
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

    private static void same(String what, String kept, String found, Path checkpoint) {
        if (!kept.equals(found)) {
            throw new BadInputException(
                    "The checkpoint '%s' is of the %s '%s', not '%s' as it is now; restore the code and the data of then."
                            .formatted(checkpoint, what, kept, found));
        }
    }

    private static <T> T reopened(RunFolder folder, Supplier<T> door) {
        try {
            return door.get();
        } catch (BadInputException gone) {
            throw new BadInputException(
                    "The run '%s' cannot be opened. %s".formatted(folder.path(), gone.getMessage()), gone);
        }
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
    private static String entry(Map<String, String> metadata, String key, Path checkpoint) {
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
