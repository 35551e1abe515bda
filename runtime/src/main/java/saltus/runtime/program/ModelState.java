package saltus.runtime.program;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import saltus.graph.Dtype;
import saltus.graph.Precision;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Weight;

/** The weights of a network and nothing else: what a sampler runs on. */
public final class ModelState implements AutoCloseable {
    private final AutoCloseable owner;
    private final List<Weight> learned;
    private final List<Weight> tables;
    private final TensorList parameters;
    private final TensorList fixed;

    /** Zero weights for a network, stored as the precision says. */
    public ModelState(Architecture network, Precision precision, Device device) {
        WeightMemory.of(network, precision).require(network, device);
        NDManager manager = NativeEngine.manager(device);
        this.owner = manager;
        this.learned = network.weights().stream().filter(Weight::trained).toList();
        this.tables = network.weights().stream().filter(w -> !w.trained()).toList();
        DataType type = precision.storage() == Dtype.F64 ? DataType.FLOAT64 : DataType.FLOAT32;
        this.parameters = TensorList.zeros(manager, "ps", shapes(learned), type);
        this.fixed = TensorList.zeros(manager, "fs", shapes(tables), type);
    }

    private ModelState(Architecture network, TensorList parameters, TensorList fixed) {
        this.owner = () -> {};
        this.learned = network.weights().stream().filter(Weight::trained).toList();
        this.tables = network.weights().stream().filter(w -> !w.trained()).toList();
        this.parameters = parameters;
        this.fixed = fixed;
    }

    /** The moving average of a state that trains, lent between two steps. */
    public static ModelState lent(Architecture network, TrainingState state) {
        return new ModelState(network, state.average(), state.fixed());
    }

    private static List<long[]> shapes(List<Weight> weights) {
        return weights.stream()
                .map(weight ->
                        weight.shape().stream().mapToLong(Integer::longValue).toArray())
                .toList();
    }

    /** The trained weights, in list order. */
    public List<Weight> learned() {
        return learned;
    }

    /** The fixed tables, in list order. */
    public List<Weight> tables() {
        return tables;
    }

    /** Numbers of the trained weights. */
    public TensorList parameters() {
        return parameters;
    }

    /** Numbers of the fixed tables. */
    public TensorList fixed() {
        return fixed;
    }

    @Override
    public void close() {
        try {
            owner.close();
        } catch (Exception e) {
            throw new IllegalStateException("weights are closed without exceptions", e);
        }
    }
}
