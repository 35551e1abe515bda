package saltus.runtime.sample;

import ai.djl.Device;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import saltus.graph.Precision;
import saltus.pipeline.Pipeline;
import saltus.runtime.BadInputException;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;
import saltus.runtime.door.Named;
import saltus.runtime.identity.Identity;
import saltus.runtime.identity.ModelIdentity;
import saltus.runtime.identity.Remembered;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Architectures;
import saltus.runtime.network.InitialWeights;
import saltus.runtime.network.Task;
import saltus.runtime.network.Weight;
import saltus.runtime.program.ModelState;
import saltus.runtime.program.TrainingState;
import saltus.runtime.recipe.RecipeCatalog;
import saltus.runtime.train.Checkpoint;
import saltus.runtime.train.TrainedTeacher;

/** A trained model: recipe, network and the moving average of its weights. */
public final class Model implements AutoCloseable {
    private final Pipeline pipeline;
    private final Architecture network;
    private final Precision precision;
    private final ModelState state;
    private final List<String> differences;

    private Model(
            Pipeline pipeline, Architecture network, Precision precision, ModelState state, List<String> differences) {
        this.pipeline = pipeline;
        this.network = network;
        this.precision = precision;
        this.state = state;
        this.differences = List.copyOf(differences);
    }

    /**
     * The data that a run was trained on; where they are gone, what the checkpoint remembers of them.
     *
     * @throws BadInputException if they are gone, and the checkpoint is of an earlier version that does not say enough
     */
    public static Named<DataSet> data(Checkpoint checkpoint) {
        String text = checkpoint.text(Identity.DATA);
        if (text.equals(Remembered.NO_DATA)) {
            return new Named<>(text, Remembered.nothing(checkpoint.identity()));
        }
        try {
            return reopened(checkpoint, () -> DataSources.open(text));
        } catch (BadInputException gone) {
            return new Named<>(text, Remembered.data(checkpoint.identity(), gone));
        }
    }

    /**
     * The model of a run, its recipe and its network found by their names.
     *
     * @param data the data that it was trained on, which says what a sample is
     * @param trust what is done if something else stands behind the names now
     * @throws BadInputException if its recipe or its network is not there any more, or does not fit the checkpoint
     */
    public static Model open(
            Checkpoint checkpoint, RecipeCatalog recipes, Named<DataSet> data, Trust trust, Device device) {
        Pipeline pipeline = recipe(checkpoint, recipes);
        return open(checkpoint, pipeline, network(checkpoint, pipeline, data), data, trust, device);
    }

    /**
     * A run's model as a teacher, its numbers still in the checkpoint, which has to stay open as long as somebody is taught.
     *
     * @throws BadInputException if its recipe or its network is not there any more, or does not fit the checkpoint
     */
    public static TrainedTeacher teacher(
            Checkpoint checkpoint, RecipeCatalog recipes, Named<DataSet> data, Trust trust) {
        Pipeline pipeline = recipe(checkpoint, recipes);
        Named<Architecture> network = network(checkpoint, pipeline, data);
        trust.differences(checkpoint, ModelIdentity.of(pipeline, data, network, trust.thoroughness()));
        return new TrainedTeacher(
                "%s of '%s'".formatted(pipeline.card().recipe(), checkpoint.folder()),
                pipeline,
                data,
                network.value(),
                checkpoint.averageFingerprint(),
                device ->
                        open(checkpoint, pipeline, network, data, trust, device).state());
    }

    private static Pipeline recipe(Checkpoint checkpoint, RecipeCatalog recipes) {
        return reopened(checkpoint, () -> recipes.find(checkpoint.text(Identity.RECIPE)));
    }

    private static Named<Architecture> network(Checkpoint checkpoint, Pipeline pipeline, Named<DataSet> data) {
        Task task = Task.of(data.value(), pipeline);
        return reopened(checkpoint, () -> Architectures.open(checkpoint.text(Identity.NETWORK), task));
    }

    /**
     * The model of a run whose recipe and network are at hand: also of those that were made in Java and have no door.
     *
     * @throws BadInputException if they do not fit the checkpoint
     */
    public static Model open(
            Checkpoint checkpoint,
            Pipeline pipeline,
            Named<Architecture> network,
            Named<DataSet> data,
            Trust trust,
            Device device) {
        List<String> differences =
                trust.differences(checkpoint, ModelIdentity.of(pipeline, data, network, trust.thoroughness()));
        Precision precision = precision(checkpoint);
        ModelState state = new ModelState(network.value(), precision, device);
        try {
            checkpoint.readAverage(state);
            List<Weight> tables = state.tables();
            for (int i = 0; i < tables.size(); i++) {
                state.fixed().set(i, InitialWeights.of(tables.get(i), seed(checkpoint)));
            }
            return new Model(pipeline, network.value(), precision, state, differences);
        } catch (RuntimeException e) {
            state.close();
            throw e;
        }
    }

    /** The model that a state which trains has learned so far, by its average; lent between two steps. */
    public static Model lent(Pipeline pipeline, Architecture network, Precision precision, TrainingState state) {
        return new Model(pipeline, network, precision, ModelState.lent(network, state), List.of());
    }

    private static long seed(Checkpoint checkpoint) {
        String text = checkpoint.text("seed");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new BadInputException(
                    "The checkpoint '%s' has the seed '%s', which is none; restore it from a copy, or train again."
                            .formatted(checkpoint.path(), text),
                    e);
        }
    }

    private static <T> T reopened(Checkpoint checkpoint, Supplier<T> door) {
        try {
            return door.get();
        } catch (BadInputException gone) {
            throw new BadInputException(
                    "The run '%s' cannot be opened. %s".formatted(checkpoint.folder(), gone.getMessage()), gone);
        }
    }

    private static Precision precision(Checkpoint checkpoint) {
        String name = checkpoint.text("precision");
        return Arrays.stream(Precision.values())
                .filter(precision -> precision.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInputException(
                        "The checkpoint '%s' is of the precision '%s', which this version does not know; train again."
                                .formatted(checkpoint.path(), name)));
    }

    /**
     * How what stands behind the names now differs from what was trained, one clause each: its recipe was edited, its data
     * were changed. Empty unless it was opened anyway.
     */
    public List<String> differences() {
        return differences;
    }

    /** The recipe's pipeline. */
    public Pipeline pipeline() {
        return pipeline;
    }

    /** The network. */
    public Architecture network() {
        return network;
    }

    /** The types of its numbers. */
    public Precision precision() {
        return precision;
    }

    /** Its numbers. */
    public ModelState state() {
        return state;
    }

    @Override
    public void close() {
        state.close();
    }
}
